// Put into the page to tell the server which version has opened, and when all of it is kept; and to change to a newer one at once, as
// a person in a hurry would, until the browser is killed.
(async () => {
  "use strict";
  const say = (what) => fetch("said", { method: "POST", body: what });
  const until = async (look) => {
    for (;;) {
      const found = await look();
      if (found) return found;
      await new Promise((done) => setTimeout(done, 20));
    }
  };
  const version = document.querySelector("meta[name=version]").content;
  // The browser is started at the diary: something is here to stay for.
  await until(() => document.title.startsWith("Diary") && document.getElementById("heading") && !document.querySelector("[data-testid=arrival]"));
  await say("opened " + version);
  addEventListener("update-ready", () => window.update());
  window.update?.();
  // The page itself comes last.
  await until(async () => {
    const name = (await caches.keys()).find((name) => name.endsWith(" " + version));
    const page = name && await (await caches.open(name)).match("./");
    return page && navigator.serviceWorker.controller?.state === "activated";
  });
  await say("kept " + version);
})();
