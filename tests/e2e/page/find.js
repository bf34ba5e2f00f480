// Finds what a person would name: arguments are a role ("" = any form control), a name ("" = any) and gives back the visible
// elements with that role and that whole name, and the names of all elements with that role.
const roles = {
  '': 'input, select, textarea',
  alert: '[role=alert]',
  button: 'button, [role=button], input[type=button], input[type=submit], summary',
  checkbox: 'input[type=checkbox], [role=checkbox]',
  combobox: 'select, [role=combobox]',
  dialog: 'dialog[open], [role=dialog], [role=alertdialog]',
  group: 'fieldset, [role=group], [role=radiogroup], details',
  heading: 'h1, h2, h3, h4, h5, h6, [role=heading]',
  img: 'img, svg[role=img], [role=img]',
  link: 'a[href], [role=link]',
  navigation: 'nav, [role=navigation]',
  option: 'option, [role=option]',
  radio: 'input[type=radio], [role=radio]',
  region: 'section[aria-label], section[aria-labelledby], [role=region]',
  status: '[role=status], output',
  tab: '[role=tab]',
  table: 'table, [role=table]',
  textbox: 'input:not([type]), input[type=text], input[type=search], textarea, [role=textbox]',
};
const [role, wanted] = arguments;
const tidy = (text) => text.replace(/\s+/g, ' ').trim();
const nameOf = (element) => {
  const ids = element.getAttribute('aria-labelledby');
  if (ids) return tidy(ids.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' '));
  if (element.hasAttribute('aria-label')) return tidy(element.getAttribute('aria-label'));
  if (element.labels?.length) return tidy(element.labels[0].textContent);
  const caption = element.querySelector(':scope > legend, :scope > summary, :scope > caption, :scope > title');
  return tidy((caption ?? element).textContent || element.getAttribute('alt') || element.value || '');
};
const visible = (element) => element.getClientRects().length > 0 && !element.closest('[aria-hidden=true], [inert]');
if (!(role in roles)) throw new Error(`the harness knows no role ${role}`);
const all = [...document.querySelectorAll(roles[role])].filter(visible);
return [all.filter((element) => wanted === '' || nameOf(element) === wanted), all.map(nameOf)];
