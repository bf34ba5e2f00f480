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
//   then to whatever the host has, then to the one that waits. So does one of which the browser has thrown a file away, until it is
//   mended.
// - Whatever is asked for is only read here. Files are put into a cache when a version is installed or mended,
//   never because a page asked for one.
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

// While a worker installs a version, no other takes one away: what the one has just found whole the other may be deleting, where the
// host went back to a version and on again. Where a browser has no locks, or never gives one back, an install goes on all the same;
// who would take away does so alone or not at all.
const alone = async (work, options) => {
  let begun = false;
  try {
    return await navigator.locks.request(OURS, options, (lock) => {
      begun = true;
      return work(lock);
    });
  } catch (error) {
    if (begun) throw error;
    return work(null);
  }
};

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

const isWhole = async () => {
  const there = new Set((await (await own()).keys()).map((request) => request.url));
  return Object.keys(FILES).every((name) => there.has(address(name)));
};

const fill = async () => {
  const { "./": page, ...others } = FILES;
  const put = await Promise.allSettled(Object.entries(others).map(fetchFile));
  const failed = put.find((one) => one.status === "rejected");
  if (failed) throw failed.reason;
  // The page comes last: a cache that has it has all, whoever was killed meanwhile.
  await fetchFile(["./", page]);
  if (!(await isWhole())) throw new Error("taken away meanwhile");
};

// After a host went back to the version before, that one is still here, whole; and what is here already may be in use.
const install = async () => {
  const had = await caches.has(CACHE);
  if (await isWhole()) return;
  await fill().catch(async (error) => {
    if (!had) await caches.delete(CACHE);
    throw error;
  });
};

const timesOpened = async () => {
  const kept = await (await own()).match(OPENED);
  return kept ? Number(await kept.text()) : 0;
};
const setOpened = async (times) => (await own()).put(OPENED, new Response(String(times)));

const isPatient = async () => (await timesOpened()) <= PATIENCE;
const isTrusted = async () => (await isPatient()) && isWhole();

// In the order in which they were begun. What was begun after this version may be half there, and is not for this worker to remove.
const ours = async () => (await caches.keys()).filter((name) => name.startsWith(OURS));
const olderCaches = async () => {
  const all = await ours();
  const place = all.indexOf(CACHE);
  return (place < 0 ? all : all.slice(0, place)).reverse();
};

const keptIn = async (names, key) => {
  for (const cacheName of names) {
    const found = await caches.match(key, { cacheName, ignoreVary: true });
    if (found) return found;
  }
};

const integrityOf = async (kept) => {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await kept.arrayBuffer()));
  return "sha256-" + btoa(String.fromCharCode(...hash));
};

// From the first of these places that has it. The page itself is this version's, when that is whole and starts, or an older one's, or
// the host's, or that of the one that waits. Any other file has a hash in its name, so it is good wherever it is: another cache has what a page of another version asks for, still
// open in a window.
const answer = async (request, key) => {
  const here = async () => keptIn([CACHE], key);
  // A disk may give other bytes than it was given.
  const sound = async () => {
    const found = key === HOME ? undefined : await here();
    if (found && await integrityOf(found.clone()) === FILES[key.slice(HOME.length)]) return found;
  };
  const elsewhere = async () => keptIn(key === HOME ? await olderCaches() : (await ours()).filter((name) => name !== CACHE), key);
  let asking, refusal;
  const ask = async () => {
    const sent = await fetch(request);
    if (sent.ok) return sent;
    refusal = sent;
  };
  const host = () => asking ??= ask();
  // This version fails, and there is no host: better the one that waits.
  const next = async () => {
    if (key === HOME && self.registration.waiting) return keptIn((await ours()).reverse(), key);
  };
  // Asked for anew: what is kept was of no use.
  const anew = request.cache === "reload" && request.mode !== "navigate";
  // A browser that denies caches has the host.
  const trusted = !anew && await (key === HOME ? isTrusted() : isPatient()).catch(() => false);
  const places = trusted ? [here, elsewhere] : anew ? [host, here, elsewhere] : [sound, elsewhere, host, next, here];
  // A network that connects and then says nothing must not keep from what is kept. Where nothing is kept, it may take its time.
  const soon = (coming) => Promise.race([coming, new Promise((_, late) => setTimeout(late, key === HOME ? 8000 : 60000))]);
  for (const place of places) {
    const found = await soon(place()).catch(() => undefined);
    if (found) return found;
  }
  return await host().catch(() => undefined) ?? refusal ?? Response.error();
};

const open = async (request) => {
  await timesOpened().then((times) => setOpened(times + 1)).catch(() => {});
  return answer(request, HOME);
};

// The program runs. What of this version was lost or is not trusted is brought anew; what does not come now stays as it is, and the
// next start tries again.
const started = async () => {
  const good = await isTrusted();
  // Even where the disk is too full to write that down.
  await setOpened(0).catch(() => {});
  if (!good) await fill();
};

// The program of another version runs, for this one was not whole or did not start. It is made whole while the host still has it. A
// page of an older version is told that there is this one, which may only have been closed too soon.
const mend = async (version, page) => {
  if (!(await isWhole())) {
    await fetch(HOME, { cache: "no-cache", integrity: FILES["./"], signal: AbortSignal.timeout(LONGEST_WAIT) });
    await fill();
    await setOpened(0);
  }
  if ((await olderCaches()).includes(OURS + version)) page.postMessage("newer");
};

// It shows what it should: what was kept before it is no longer needed, unless another window may still show it or a newer version is
// about to be kept. The next start tries again.
const settled = async (page) => {
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  if (windows.some(({ id, url }) => id !== page.id && url.startsWith(HOME))) return;
  await alone(async (isAlone) => {
    const { installing, waiting } = self.registration;
    if (!isAlone || installing || waiting || !(await isWhole())) return;
    for (const name of await olderCaches()) await caches.delete(name);
  }, { ifAvailable: true });
};

self.addEventListener("install", (event) => event.waitUntil((async () => alone(install, { signal: AbortSignal.timeout(30000) }))()));
self.addEventListener("activate", (event) => event.waitUntil(clients.claim()));

self.addEventListener("message", (event) => {
  const { data, source, ports } = event;
  const is = (what) => data[what] === VERSION;
  // What was whole when it was installed may be lost by now; then it is brought first, or the version before stays.
  if (data.takeOver) event.waitUntil(install().then(() => self.skipWaiting()).catch(() => {}));
  if (data.who) ports[0].postMessage(VERSION);
  if (data.claim) event.waitUntil(clients.claim());
  // The person wants this version, whatever was wrong with it.
  if (data.again) event.waitUntil(setOpened(0).then(fill).catch(() => {}));
  if (data.started) event.waitUntil((is("started") ? started() : mend(data.started, source)).catch(() => {}));
  // A page of an older version says nothing of this one.
  if (is("settled")) event.waitUntil(settled(source));
  // No third try: the next time it is opened, it is not from here.
  if (is("crashed")) event.waitUntil(setOpened(PATIENCE));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const key = (origin + pathname).replace(/\/index\.html$/, "/");
  if (request.method !== "GET" || !key.startsWith(HOME)) return;
  if (request.mode !== "navigate") event.respondWith(answer(request, key));
  // What else lies below this folder may belong to others.
  else if (key === HOME) event.respondWith(open(request));
});
