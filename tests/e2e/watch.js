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
