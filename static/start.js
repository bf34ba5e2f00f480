// What must work without the app: the look before the first paint, the start of the app, and the rescue when it fails.
// It knows two things of the app: that every key it keeps starts with PREFIX, and that the settings are JSON with "theme" and
// "text_size" at the top. It needs no WebAssembly, writes no HTML and changes nothing that is kept.
"use strict";
(() => {
  const PREFIX = "ldn-diary/";
  const byId = (id) => document.getElementById(id);

  // Storage may be denied, and then even naming it throws.
  const kept = () => {
    const found = {};
    for (const key of Object.keys(window.localStorage)) {
      if (key.startsWith(PREFIX)) found[key] = window.localStorage.getItem(key);
    }
    return found;
  };

  // 1. The look. Denied, damaged or newer settings: the system's look, and the app says what is wrong.
  try {
    const settings = JSON.parse(window.localStorage.getItem(PREFIX + "settings")) ?? {};
    const root = document.documentElement;
    if (["light", "dark"].includes(settings.theme)) root.dataset.theme = settings.theme;
    if (["large", "largest"].includes(settings.text_size)) root.dataset.text = settings.text_size;
  } catch {}

  // 2. The rescue.
  const crash = (reason) => {
    const panel = byId("crash");
    if (!panel || !panel.hidden) return;
    byId("app").hidden = true;
    byId("crash-reason").textContent = String(reason);
    panel.hidden = false;
    panel.focus();
  };

  const save = () => {
    let keys;
    try {
      keys = kept();
    } catch {
      byId("crash-answer").textContent = "This browser does not let the page read what it kept.";
      return;
    }
    const count = Object.keys(keys).length;
    if (count === 0) {
      byId("crash-answer").textContent = "Nothing is kept in this browser, so there is nothing to save.";
      return;
    }
    const file = JSON.stringify({ format: "ldn-diary rescue", version: 1, saved: new Date().toISOString(), keys }, null, 1);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([file], { type: "application/json" }));
    link.download = "ldn-diary-rescue.json";
    link.click();
    // The browser needs the address until it has begun to write the file.
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    byId("crash-answer").textContent = "Saved to your downloads as " + link.download + ".";
  };

  // A panic of the app arrives as a RuntimeError of WebAssembly; what extensions throw has another address.
  const ours = (error, file) => (window.WebAssembly && error instanceof WebAssembly.RuntimeError) || (file ?? "").startsWith(location.origin + "/");
  addEventListener("error", (event) => { if (ours(event.error, event.filename)) crash(event.message); });
  addEventListener("unhandledrejection", (event) => { if (ours(event.reason)) crash(event.reason); });

  // 3. The start. Trunk's own start-up script is inline, which the page's policy forbids; the preload links that Trunk writes name
  // the hashed files. The program is checked against its hash.
  let begin;
  const core = new Promise((resolve) => (begin = resolve));
  addEventListener("DOMContentLoaded", () => {
    byId("crash-reload").addEventListener("click", () => location.reload());
    byId("crash-save").addEventListener("click", save);
    const program = document.querySelector("link[rel=preload][as=fetch]");
    const started = import(document.querySelector("link[rel=modulepreload]").href)
      .then((app) => app.default({ module_or_path: fetch(program.href, { integrity: program.integrity }) }));
    started.catch(crash);
    begin(started);
  });

  // 4. The rest of the program. The build splits off what the first place does not need and names each part in a <meta>; a page
  // that was built whole names none. A part is fetched when a place asks for it, checked against its hash, and takes its functions'
  // places in the table that the core calls through. What failed may be asked for again.
  const loading = new Map();
  const there = new Set();
  const named = (part) => document.querySelector(`meta[name="part-${part}"]`);
  const fetchPart = async (part) => {
    // A place asks for what a part needs before it asks for the part, which is there only when that is.
    const before = [...loading.values()];
    const { content, dataset } = named(part);
    const answer = await fetch(content, { integrity: dataset.integrity });
    if (!answer.ok) throw new Error("HTTP " + answer.status);
    await WebAssembly.instantiate(await answer.arrayBuffer(), { core: await core });
    await Promise.all(before);
    there.add(part);
  };
  window.parts = {
    has: (part) => there.has(part) || !named(part),
    load: (part) => {
      if (window.parts.has(part)) return Promise.resolve();
      if (!loading.has(part)) loading.set(part, fetchPart(part).finally(() => loading.delete(part)));
      return loading.get(part);
    },
  };
})();
