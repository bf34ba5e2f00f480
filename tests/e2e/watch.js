// The first script of every page under test: what goes wrong while it loads is heard as well. It is a file from the page's own
// origin, which the page's policy allows as it is, and it tells the server at once: the page may be gone before anyone asks. It does
// not wait for the answer: Firefox would deliver messages and answers of databases meanwhile, in the midst of what the app does.
(() => {
  const tell = (line) => navigator.sendBeacon('/e2e-heard', line);
  addEventListener('error', (event) => { if (event.message) tell(`error: ${event.message}`); });
  addEventListener('unhandledrejection', (event) => tell(`rejected: ${event.reason}`));
  const original = console.error.bind(console);
  console.error = (...words) => { tell(`console.error: ${words.join(' ')}`); original(...words); };
})();
// Stops the program as a panic of it does, when a journey asks for that.
addEventListener('e2e-crash', () => setTimeout(() => { throw new WebAssembly.RuntimeError('on purpose'); }));
