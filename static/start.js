// What must work without the app: the look before the first paint, the start of the app, the rescue when it fails, and the worker
// that keeps the app for when there is no network (static/sw.js).
// It knows three things of the app: that every key it keeps starts with PREFIX, that the settings are, in every version, JSON with
// "theme" and "text_size" at the top, and where its second copy is. It needs no WebAssembly, writes no HTML and changes nothing that is
// kept. What a rescue file looks like is told in src/exchange/rescue.rs, which reads it again.
"use strict";
(() => {
  const PREFIX = "ldn-diary/";
  const byId = (id) => document.getElementById(id);
  const named = (name) => document.querySelector(`meta[name="${name}"]`);

  // 1. The look. Denied, damaged or newer settings: the system's look, and the app says what is wrong. Their checksum is the app's to
  // look at: a wrong colour until it starts is no harm.
  try {
    const settings = JSON.parse(window.localStorage.getItem(PREFIX + "settings")) ?? {};
    const root = document.documentElement;
    if (["light", "dark"].includes(settings.theme)) root.dataset.theme = settings.theme;
    if (["large", "largest"].includes(settings.text_size)) root.dataset.text = settings.text_size;
  } catch {}
  // What the browser has promised before, Tonight does not ask of it again (static/style.css).
  navigator.storage?.persisted?.().then((given) => { if (given) document.documentElement.dataset.kept = ""; }, () => {});

  // 2. The rescue.
  const crash = (reason) => {
    const panel = byId("crash");
    if (!panel || !panel.hidden) return;
    byId("app").hidden = true;
    byId("crash-reason").textContent = String(reason);
    panel.hidden = false;
    panel.focus();
    tell("crashed");
  };

  // The app's second copy: what its table has; nothing where that does not come in time.
  const journal = () => new Promise((answer) => {
    setTimeout(answer, 3000);
    const asked = indexedDB.open("ldn-diary");
    // There is none, and the app alone can make one: nothing is missing.
    asked.onupgradeneeded = () => {
      asked.transaction.abort();
      answer([]);
    };
    asked.onerror = (event) => {
      event.preventDefault();
      answer();
    };
    asked.onsuccess = () => {
      const database = asked.result;
      const all = database.transaction("records").objectStore("records").getAll();
      all.onsuccess = () => answer(all.result);
      database.close();
    };
  }).catch(() => {});

  const lacks = (how, what) => how === "read" ? "" : ` ${what} could not be read and is not in the file.`;

  // Hands everything to the browser in one file, and gives what is to be said of that.
  const handOut = async () => {
    const records = await journal();
    const keys = {};
    let storage = "read";
    // Storage may be denied, and then even naming it throws. What is not given keeps nothing else out of the file.
    const ask = (what) => { try { return what(window.localStorage); } catch { storage = "not read"; } };
    for (const key of ask(Reflect.ownKeys) ?? []) {
      const value = key.startsWith(PREFIX) ? ask((store) => store.getItem(key)) : null;
      if (value != null) keys[key] = value;
    }
    // The first record of a journal says nothing.
    if (!Object.keys(keys).length && !records?.some(({ value }) => value)) {
      return "Nothing is kept here, or this browser does not let the page read it. Load the page again.";
    }
    const read = records ? "read" : "not read";
    const file = JSON.stringify({ format: "ldn-diary rescue", version: 1, saved: new Date().toISOString(), storage, keys, journal: read, records: records ?? [] }, null, 1);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([file], { type: "application/json" }));
    link.download = "ldn-diary-rescue.json";
    link.click();
    // The browser needs the address until it has begun to write the file.
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    return "Saved to your downloads as " + link.download + ". The app restores it, here or in another browser: at Data, under “Try or restore a backup”." + lacks(storage, "The first copy of your diary, or a part of it,") + lacks(read, "The second copy of your diary");
  };

  // The second copy may take its time. Until the file is there, and for the second tap of a hand that shakes, a press makes no other one.
  let saving = false;
  const save = async () => {
    if (saving) return;
    saving = true;
    const say = (words) => { byId("crash-answer").textContent = words; };
    say("Making the file.");
    say(await handOut().catch(() => "This browser could not make the file. Load the page again, and try once more."));
    setTimeout(() => { saving = false; }, 700);
  };

  // A panic of the app arrives as a RuntimeError of WebAssembly; what extensions throw has another address.
  const ours = (error, file) => (window.WebAssembly && error instanceof WebAssembly.RuntimeError) || (file ?? "").startsWith(new URL(".", location).href);
  addEventListener("error", (event) => { if (ours(event.error, event.filename)) crash(event.message); });
  addEventListener("unhandledrejection", (event) => { if (ours(event.reason)) crash(event.reason); });

  // Now and then Firefox runs one small task amid another. The program's queue of them cannot bear that and would stand still for ever:
  // the inner one waits.
  const queue = window.queueMicrotask.bind(window);
  let busy = false;
  window.queueMicrotask = (task) => queue(function run() {
    if (busy) return setTimeout(run);
    busy = true;
    try { task(); } finally { busy = false; }
  });

  // 3. The start. Trunk's own start-up script is inline, which the page's policy forbids; the preload links that Trunk writes name
  // the hashed files. The program is checked against its hash.
  let core;
  addEventListener("DOMContentLoaded", () => {
    byId("crash-reload").addEventListener("click", () => (window.update ?? reload)());
    byId("crash-save").addEventListener("click", save);
    prepare();
    const program = document.querySelector("link[rel=preload][as=fetch]");
    // A page in one file has its program in it, and a script that starts it.
    core = window.whole?.() ?? import(document.querySelector("link[rel=modulepreload]").href)
      .then((app) => app.default({ module_or_path: fetch(program.href, { integrity: program.integrity }) }));
    core.then(() => {
      tell("started");
      // What it draws first, it draws in the next turns of the browser.
      setTimeout(() => {
        if (!byId("crash").hidden) return;
        // Without its style it does not look as it should.
        tell(getComputedStyle(document.documentElement).getPropertyValue("--ink") ? "settled" : "crashed");
        keep();
      }, 500);
    }, crash);
  });

  // 4. The rest of the program. The build splits off what the first place does not need and names each part in a <meta>; a page
  // that was built whole names none. A part is fetched when a place asks for it, checked against its hash, and takes its functions'
  // places in the table that the core calls through. What failed may be asked for again.
  const loading = new Map();
  const there = new Set();
  const failed = new Set();
  const fetchPart = async (part) => {
    // A place asks for what a part needs before it asks for the part, which is there only when that is.
    const before = [...loading.values()];
    const { content, dataset } = named("part-" + part);
    // What came may be kept somewhere as it came: the next time, the host itself is asked.
    const answer = await fetch(content, { integrity: dataset.integrity, cache: failed.has(part) ? "reload" : "default" });
    // The host has another version by now.
    if (answer.status === 404 && !window.update) offer(reload);
    if (!answer.ok) throw new Error("HTTP " + answer.status);
    await WebAssembly.instantiate(await answer.arrayBuffer(), { core: await core });
    await Promise.all(before);
    there.add(part);
    keep();
  };
  window.parts = {
    has: (part) => there.has(part) || !named("part-" + part),
    load: (part) => {
      if (window.parts.has(part)) return Promise.resolve();
      if (!loading.has(part)) {
        const coming = fetchPart(part).catch((error) => {
          failed.add(part);
          tell("crashed");
          throw error;
        });
        loading.set(part, coming.finally(() => loading.delete(part)));
      }
      return loading.get(part);
    },
  };

  // 5. Offline. A worker keeps every file of this version once the person means to stay: something is kept here, or a place was
  // opened other than the calculators, Settings and About. A visit that only looks, or works out a dose, loads nothing that it does not use. Without a worker, as on
  // an insecure address or where a browser denies it, all else works the same.
  const CALCULATORS = ["draw", "places"];
  const reload = () => location.reload();
  let workers, version, script, registered;

  // The page's policy allows one source of script addresses, and this is it: it gives one address.
  const prepare = () => {
    version = named("version")?.content;
    // A page in one file has no worker beside it, and may make no policy.
    if (!version || window.whole) return;
    try {
      const policy = window.trustedTypes?.createPolicy("sw", { createScriptURL: () => "./sw.js" });
      script = policy?.createScriptURL("") ?? "./sw.js";
      // The worker is of a newer version, which was closed so often before it had started that this one was opened instead.
      navigator.serviceWorker.onmessage = ({ data }) => {
        if (data === "newer") offer(() => { tell("again"); setTimeout(reload, 500); });
      };
      workers = navigator.serviceWorker;
    } catch {}
  };

  // The worker learns whether what it gave is any good.
  const tell = (what) => workers?.controller?.postMessage({ [what]: version });

  const staying = () => {
    if (workers.controller || [...there].some((part) => !CALCULATORS.includes(part))) return true;
    try {
      return Object.keys(window.localStorage).some((key) => key.startsWith(PREFIX));
    } catch {
      return false;
    }
  };

  // The app hears that there is a new version, and says when the person wants it.
  const offer = (update) => {
    window.update = update;
    dispatchEvent(new Event("update-ready"));
  };

  // A page that came from the host may be of the version that waits.
  const isNewer = (worker) => new Promise((answer) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => answer(data !== version);
    worker.postMessage({ who: true }, [port2]);
    setTimeout(answer, 2000, true);
  });

  const DAY = 86400000;
  const keep = () => {
    if (!workers || !staying()) return;
    registered ??= workers.register(script, { updateViaCache: "none" }).then((registration) => {
      const { installing, active } = registration;
      let before = workers.controller;
      let wanted = false;
      let looked = Date.now();
      const ready = async (worker) => {
        if (!workers.controller || !worker || !(await isNewer(worker))) return;
        offer(() => {
          wanted = true;
          const next = registration.waiting ?? worker;
          const gone = () => { if (next.state === "redundant") reload(); };
          next.addEventListener("statechange", gone);
          next.postMessage({ takeOver: true });
          // Another window may have been quicker.
          if (next.state === "activated") reload();
          gone();
          setTimeout(reload, 20000);
        });
      };
      // Firefox may tell that a worker was found only once that one waits already.
      const follow = () => {
        const { installing: worker, waiting } = registration;
        worker?.addEventListener("statechange", () => { if (worker.state === "installed") ready(worker); });
        ready(waiting);
      };
      workers.addEventListener("controllerchange", () => {
        if (wanted) reload();
        // In another window the person wanted it.
        else if (before) offer(reload);
        else ready(registration.waiting);
        before = workers.controller;
      });
      // A page that was on its way while the worker took over was passed by.
      if (!before) active?.postMessage({ claim: true });
      registration.addEventListener("updatefound", follow);
      follow();
      if (installing && !active) insist(registration, installing);
      addEventListener("visibilitychange", () => {
        if (document.hidden || Date.now() - looked < DAY) return;
        looked = Date.now();
        registration.update().catch(() => {});
      });
      // Not every browser looks for a newer version by itself each time that the page is opened.
      return before && registration.update();
    // The browser's own refusal, no network, a file that did not come: the next start tries again.
    }).catch(() => {});
  };

  // The first worker may fail for a file that does not come. And WebKit forgets one whose page is left just as it begins: that one
  // begins for ever, and no other can come in its place.
  const insist = (registration, worker) => {
    const again = () => {
      registered = undefined;
      keep();
    };
    worker.addEventListener("statechange", () => { if (worker.state === "redundant") setTimeout(again, 60000); });
    setTimeout(() => {
      if (worker.state === "installing" && !registration.active) registration.unregister().then(again, () => {});
    }, 120000);
  };
})();
