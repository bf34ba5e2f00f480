// Keeps the app's own files, so that it opens without a network. It knows the files by name and hash, and nothing of what is in them;
// it keeps nothing that a person typed, and asks for nothing but these files.
//
// The build writes two constants before this text: VERSION, which the page of the same build has too, and FILES, every file of that
// build with its hash ("./" is the page itself). A change of any file changes them, and with them this script, which is how browsers
// notice that there is a new version.
//
// - A version is kept whole or not at all, in a cache of its own; each file is checked against its hash before it is kept.
// - A new version waits until the person asks for it, or until no window has the old one open.
// - The last version stays until the new one has started once: a version that fails to start gives way to the one before it, and
//   then to whatever the host has. So does one of which the browser has thrown a file away.
// - Whatever is asked for is only read here. Files are put into a cache when a version is installed, and at no other time.
"use strict";

const HOME = self.registration.scope;
// Other apps may live on the same origin.
const OURS = "ldn-diary " + HOME + " ";
const CACHE = OURS + VERSION;
// How often this version was opened since it last started; it lies beside the files, for a worker may be ended at any time.
const OPENED = HOME + "opened";
// Twice it may be closed before it has started. The third time something is wrong with it.
const PATIENCE = 2;
// A host that answers and then says nothing more must not hold up the next attempt for ever.
const LONGEST_WAIT = 300000;

const address = (name) => new URL(name, HOME).href;
const own = () => caches.open(CACHE);

// Asked of the browser first, which has just loaded half of these; what it has may be wrong, so a second time of the host.
const fetchFile = async ([name, integrity]) => {
  const ask = (cache) => fetch(address(name), { cache, integrity, redirect: "error", signal: AbortSignal.timeout(LONGEST_WAIT) });
  const good = (answer) => answer.ok ? answer : Promise.reject(new Error(`${name}: HTTP ${answer.status}`));
  // The page has no hash in its name.
  const first = name === "./" ? "no-cache" : "default";
  const answer = await ask(first).then(good).catch(() => ask("reload").then(good));
  await (await own()).put(address(name), answer);
};

const fill = async () => {
  const put = await Promise.allSettled(Object.entries(FILES).map(fetchFile));
  const failed = put.find((one) => one.status === "rejected");
  if (failed) throw failed.reason;
};

const isWhole = async () => {
  const there = new Set((await (await own()).keys()).map((request) => request.url));
  return Object.keys(FILES).every((name) => there.has(address(name)));
};

// After a host went back to the version before, that one is still here, whole.
const install = async () => {
  if (await isWhole()) return;
  await fill().catch(async (error) => {
    await caches.delete(CACHE);
    throw error;
  });
};

const timesOpened = async () => {
  const kept = await (await own()).match(OPENED);
  return kept ? Number(await kept.text()) : 0;
};
const setOpened = async (times) => (await own()).put(OPENED, new Response(String(times)));

const isTrusted = async () => (await timesOpened()) <= PATIENCE && isWhole();

const olderCaches = async () => (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE).reverse();

const keptIn = async (names, key) => {
  for (const name of names) {
    const found = await (await caches.open(name)).match(key, { ignoreVary: true });
    if (found) return found;
  }
};

// From the first of the three places that has it. An older cache has what a page of the older version asks for, still open in a window.
const answer = async (request, key) => {
  const here = async () => keptIn([CACHE], key);
  const older = async () => keptIn(await olderCaches(), key);
  let refusal;
  const host = async () => {
    const sent = await fetch(request);
    if (sent.ok) return sent;
    refusal = sent;
  };
  // Asked for anew: what is kept was of no use.
  const anew = request.cache === "reload" && request.mode !== "navigate";
  // A browser that denies caches has the host.
  const trusted = !anew && await isTrusted().catch(() => false);
  const places = trusted ? [here, older, host] : anew ? [host, here, older] : [older, host, here];
  for (const place of places) {
    const found = await place().catch(() => undefined);
    if (found) return found;
  }
  return refusal ?? Response.error();
};

const open = async (request) => {
  await timesOpened().then((times) => setOpened(times + 1)).catch(() => {});
  return answer(request, HOME);
};

// The program runs. What of this version was lost or is not trusted is brought anew; what does not come now stays as it is, and the
// next start tries again.
const started = async () => {
  const good = await isTrusted();
  await setOpened(0);
  if (!good) await fill().catch(() => {});
};

// It shows what it should: what was kept before it is no longer needed, unless another window still shows it or a newer version is about
// to be kept.
const settled = async () => {
  const windows = await clients.matchAll({ type: "window" });
  const { installing, waiting } = self.registration;
  if (windows.length > 1 || installing || waiting) return;
  for (const name of await olderCaches()) await caches.delete(name);
};

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(clients.claim()));

self.addEventListener("message", (event) => {
  // A page of an older version says nothing of this one.
  const is = (what) => event.data[what] === VERSION;
  if (event.data.takeOver) self.skipWaiting();
  if (event.data.claim) event.waitUntil(clients.claim());
  if (is("started")) event.waitUntil(started());
  if (is("settled")) event.waitUntil(settled());
  // No third try: the next time it is opened, it is not from here.
  if (is("crashed")) event.waitUntil(setOpened(PATIENCE));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const key = (origin + pathname).replace(/\/index\.html$/, "/");
  if (request.method !== "GET" || !key.startsWith(HOME)) return;
  if (key === HOME && request.mode === "navigate") event.respondWith(open(request));
  else event.respondWith(answer(request, key));
});
