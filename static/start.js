// Starts the page. It stands in for Trunk's inline script, which the page's policy forbids, and finds the program by the
// preload links that Trunk writes into the head, with their hashed names. The program is checked against its hash.
const link = (selector) => document.querySelector(selector);
const wasm = link('link[rel="preload"][type="application/wasm"]');
const { default: init } = await import(link('link[rel="modulepreload"]').href);
await init({ module_or_path: fetch(wasm.href, { integrity: wasm.integrity }) });
