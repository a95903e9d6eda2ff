// Tabs by the ARIA pattern: one in the tab order, arrows, Home and End move and open. Imported by pages/.

/** Wires the tabs of a role="tablist"; calls onOpen(tab) after each change. Returns open(tab). */
export function startTabs(list, onOpen) {
  const tabs = [...list.querySelectorAll('[role="tab"]')];

  function open(tab, { focus = false } = {}) {
    for (const each of tabs) {
      const chosen = each === tab;
      each.setAttribute("aria-selected", String(chosen));
      each.tabIndex = chosen ? 0 : -1;
      document.getElementById(each.getAttribute("aria-controls")).hidden = !chosen;
    }
    if (focus) tab.focus();
    onOpen(tab);
  }

  for (const tab of tabs) tab.addEventListener("click", () => open(tab));
  list.addEventListener("keydown", (event) => {
    const at = tabs.indexOf(event.target.closest('[role="tab"]'));
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    open(tabs[(next + tabs.length) % tabs.length], { focus: true });
  });
  return open;
}
