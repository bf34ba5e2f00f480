// The first script of every page under test: what goes wrong while it loads is heard as well. It is a file from the page's own
// origin, which the page's policy allows as it is, and it tells the server at once: the page may be gone before anyone asks. It does
// not wait for the answer: Firefox would deliver messages and answers of databases meanwhile, in the midst of what the app does.
(() => {
  const onDisk = location.protocol === 'file:';
  const tell = (line) => {
    // A page from the disk has no server, and may ask for nothing.
    if (!onDisk) navigator.sendBeacon('/e2e-heard', line);
    // The server may be gone; then whoever asks finds it here. A browser that denies storage has the server alone.
    try {
      const heard = JSON.parse(sessionStorage.getItem('e2e-heard') ?? '[]');
      sessionStorage.setItem('e2e-heard', JSON.stringify([...heard, line]));
    } catch {}
  };
  addEventListener('error', ({ message, filename, lineno, colno, error }) => {
    if (message) tell(`error: ${message} at ${filename}:${lineno}:${colno} ${error?.stack ?? ''}`);
  });
  // Offences are reported to a server; where there is none they are heard here.
  if (onDisk) addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => tell(`policy: ${violatedDirective} ${blockedURI}`));
  addEventListener('unhandledrejection', ({ reason }) => tell(`rejected: ${reason} ${reason?.stack ?? ''}`));
  const original = console.error.bind(console);
  console.error = (...words) => { tell(`console.error: ${words.join(' ')}`); original(...words); };
})();
// Stops the program as a panic of it does, when a journey asks for that.
addEventListener('e2e-crash', () => setTimeout(() => { throw new WebAssembly.RuntimeError('on purpose'); }));
// The browser loses local storage for good, when a journey asks for that: nothing is put back that the page still has at hand.
addEventListener('e2e-lost', () => {
  Storage.prototype.setItem = () => {};
  localStorage.clear();
});
// The browser gives no month of the diary any more, when a journey asks for that, and everything else.
addEventListener('e2e-unread', () => {
  const { getItem } = Storage.prototype;
  Storage.prototype.getItem = function (key) {
    if (key.startsWith('ldn-diary/m/')) throw new Error('on purpose');
    return getItem.call(this, key);
  };
});
// The browser gives no database any more, and does not say so, when a journey asks for that.
addEventListener('e2e-stuck', () => { IDBFactory.prototype.open = () => ({}); });
// A hand that shakes presses once more as soon as the panel says that the file is there, when a journey asks for that.
addEventListener('e2e-shaking', () => {
  const answer = document.getElementById('crash-answer');
  const press = () => { if (answer.textContent.startsWith('Saved')) document.getElementById('crash-save').click(); };
  new MutationObserver(press).observe(answer, { childList: true });
});
// Spoils the program's memory, when a journey asks for that: the next thing that the program does is a trap of the engine's own.
addEventListener('e2e-trap', async () => {
  const { default: start } = await import(document.querySelector('link[rel=modulepreload]').href);
  // A program that runs already is given back.
  const memory = Object.values(await start()).find((one) => one instanceof WebAssembly.Memory);
  new Uint8Array(memory.buffer).fill(255);
  document.querySelector('.tools button').click();
});
// An hour passes for the page's clock, when a journey asks for that; its timers go on as they were. From a driver's script it would be
// another realm's clock in some engines.
addEventListener('e2e-later', () => {
  const Real = Date;
  window.Date = class extends Real {
    constructor(...when) { super(...(when.length ? when : [Real.now() + 3600000])); }
    static now() { return Real.now() + 3600000; }
  };
});
// The browser has promised to keep what it keeps, when a journey asks for that before it opens the page.
try {
  // Its own, since not every engine lets a part of its own be replaced.
  if (sessionStorage.getItem('e2e-kept')) Object.defineProperty(navigator, 'storage', { value: { persisted: async () => true } });
} catch {}
// The texts of the files that the page hands to the browser, in order: not every driver knows where a browser saves them.
window.e2eFiles = [];
{
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    blob.text().then((text) => window.e2eFiles.push(text));
    return make.call(URL, blob);
  };
}
// Chooses a file of this name and text in the input with this id, as a person does in a window that no driver can press.
document.addEventListener('e2e-choose', (event) => {
  const [id, name, text] = JSON.parse(event.detail);
  const chosen = new DataTransfer();
  chosen.items.add(new File([text], name));
  const input = document.getElementById(id);
  input.files = chosen.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
});
