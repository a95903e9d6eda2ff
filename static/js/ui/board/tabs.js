// The board's tabs by the ARIA pattern. "Wartet" is a tab of its own on a phone only; on a laptop that list always stands
// beside the others. Imported by pages/board.js.

const byId = (id) => document.getElementById(id);

/** `onOpen(name)` hears of each change; returns {open(name), current()}. */
export function startBoardTabs(narrow, onOpen) {
  const tabs = [...byId("tabs").querySelectorAll('[role="tab"]')];
  const [waiting, groups] = tabs;
  const panelOf = (tab) => byId(tab.getAttribute("aria-controls"));
  const usable = () => tabs.filter((tab) => !tab.hidden);
  const nameOf = (tab) => tab.id.replace("tab-", "");
  let current = groups;

  function open(tab, { focus = false } = {}) {
    current = tab;
    for (const each of tabs) {
      const chosen = each === tab;
      each.setAttribute("aria-selected", String(chosen));
      each.tabIndex = chosen ? 0 : -1;
      panelOf(each).hidden = !chosen && !(each === waiting && !narrow.matches);
    }
    document.body.dataset.tab = nameOf(tab);
    if (focus) tab.focus();
    onOpen(nameOf(tab));
  }

  function adapt() {
    const panel = panelOf(waiting);
    waiting.hidden = !narrow.matches;
    if (narrow.matches) panel.setAttribute("role", "tabpanel");
    else panel.removeAttribute("role");
    panel.setAttribute("aria-labelledby", narrow.matches ? waiting.id : "waiting-title");
    open(narrow.matches && current === groups ? waiting : !narrow.matches && current === waiting ? groups : current);
  }

  for (const tab of tabs) tab.addEventListener("click", () => open(tab));
  byId("tabs").addEventListener("keydown", (event) => {
    const row = usable();
    const at = row.indexOf(event.target.closest('[role="tab"]'));
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: row.length - 1 }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    open(row[(next + row.length) % row.length], { focus: true });
  });
  narrow.addEventListener("change", adapt);
  adapt();
  return { open: (name) => open(byId(`tab-${name}`)), current: () => nameOf(current) };
}
