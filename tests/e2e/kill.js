// Put into the page to save one night again and again, and to tell the server each step, until the browser is killed.
(async () => {
  "use strict";
  const say = (what) => fetch("said", { method: "POST", body: what });
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const until = async (look) => {
    for (;;) {
      const found = look();
      if (found) return found;
      await pause(2);
    }
  };
  const find = (css) => document.querySelector(css);
  const text = (css) => find(css)?.textContent ?? "";

  // The browser is started at the diary.
  await until(() => / nights?\b/.test(text("[data-testid=diary-count]")));
  // What the journal has and local storage has not is brought back a little later; on a busy machine that takes seconds. So it is looked
  // until what is there has stayed the same for two of them, or for ten where nothing is there.
  const newest = () => Number(/kill (\d+)\./.exec(text("[data-testid=timeline]"))?.[1] ?? 0);
  const opened = performance.now();
  let number = newest();
  let took = 0;
  for (let still = 0; still < (number ? 20 : 100); still += 1) {
    await pause(100);
    if (newest() !== number) {
      number = newest();
      took = performance.now() - opened;
      still = 0;
    }
  }
  // With what helps to understand a number that should be another.
  const keys = Object.keys(localStorage).length;
  await say(`found ${number} ${Math.round(took)} ${keys} keys; ${text("main").slice(0, 300)}`);
  for (;;) {
    number += 1;
    location.hash = "#/tonight/check-in";
    const note = await until(() => find("#note"));
    note.value = `kill ${number}.`;
    note.dispatchEvent(new Event("input", { bubbles: true }));
    await pause(0);
    await say(`typed ${number}`);
    find("[data-testid=save-night]").click();
    await until(() => location.hash === "#/tonight" && text("[data-testid=saving]") === "Saved on this device");
    await say(`saved ${number}`);
  }
})();
