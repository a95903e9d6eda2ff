// Elements as people and readers find them: by role and name, only where they are shown. Enough of the rules for names to
// read this project's pages, not all of them.
const ROLES = {
  button: "button, [role=button]",
  link: "a[href]",
  heading: "h1, h2, h3",
  radio: "input[type=radio]",
  checkbox: "input[type=checkbox]",
  textbox: "input:not([type]), input[type=text], input[type=search], input[type=number], textarea",
  banner: "header",
  main: "main",
  navigation: "nav",
};

const plain = (text) => text.replace(/\s+/g, " ").trim();

/** What the element is called: its label of any kind, or else its text. */
function nameOf(element) {
  const own = element.getAttribute("aria-label");
  if (own) return plain(own);
  const by = element.getAttribute("aria-labelledby");
  if (by) return plain(by.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? "").join(" "));
  if (element.labels?.length) return plain([...element.labels].map((label) => label.innerText).join(" "));
  return plain(element.innerText ?? element.textContent);
}

function isShown(element) {
  if (element.closest("[hidden], [inert], [aria-hidden=true]")) return false;
  const label = element.labels?.[0];
  return element.checkVisibility() && (element.getClientRects().length > 0 || (label?.getClientRects().length ?? 0) > 0);
}

/** The last shown element of a role with this whole name, or null. `within` is another element. */
probe.find = (role, name, within = document) => {
  if (!within) return null;
  const all = [...within.querySelectorAll(ROLES[role])].filter(isShown);
  return all.findLast((element) => name === undefined || nameOf(element) === plain(name)) ?? null;
};

/** The radio or checkbox of this name as a finger hits it: its label, where the box itself is too small to see. */
probe.option = (role, name) => {
  const input = probe.find(role, name);
  return input?.labels?.[0] ?? input;
};

/** The field whose label begins with these words. */
probe.field = (label) => {
  const all = [...document.querySelectorAll(ROLES.textbox)].filter(isShown);
  return all.find((field) => nameOf(field).startsWith(label)) ?? null;
};

/** Whether main shows these words. */
probe.says = (words) => plain(document.querySelector("main").innerText).includes(plain(words));
probe.state = () => document.documentElement.dataset.state;
