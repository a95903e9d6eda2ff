// The list of a tour's groups to choose one from: native radios, updated in place so that choice, focus and scroll
// position survive a refresh. Imported by pages/join.js.
import { filterGroups } from "../core/join.js";
import { fromTemplate, setText } from "./dom.js";
import { flagUrl } from "./flags.js";

const FILTER_FROM = 9;

/** `view` holds the elements {list, filter, none}. Returns {update(groups), retell(t), chosen(), first()}. */
export function startGroupList(view, t) {
  const rows = new Map();
  let groups = [];
  let say = t;

  function rowOf(group) {
    if (!rows.has(group.id)) {
      const row = fromTemplate("group-row");
      row.querySelector("input").value = group.id;
      rows.set(group.id, row);
    }
    const row = rows.get(group.id);
    const flag = row.querySelector("img");
    if (flag.getAttribute("src") !== flagUrl(group.flag)) flag.src = flagUrl(group.flag);
    // The host may have hidden a name; the flag and the number are left.
    setText(row.querySelector(".what"), group.name ?? say("common-group-number", { number: group.number }));
    setText(row.querySelector(".no"), say("join-number", { n: group.number }));
    return row;
  }

  function show() {
    view.filter.hidden = groups.length < FILTER_FROM;
    const shown = new Set(filterGroups(groups, view.filter.hidden ? "" : view.filter.value).map((group) => group.id));
    groups.forEach((group, index) => {
      const row = rowOf(group);
      // A chosen group stays in sight while the filter hides others, or the PIN would belong to nobody visible.
      row.hidden = !shown.has(group.id) && !row.querySelector("input").checked;
      if (view.list.children[index] !== row) view.list.insertBefore(row, view.list.children[index] ?? null);
    });
    const some = [...rows.values()].some((row) => !row.hidden);
    view.list.hidden = !some;
    view.none.hidden = some && shown.size > 0;
    setText(view.none, groups.length === 0 ? say("join-none") : say("join-no-match"));
  }

  view.filter.addEventListener("input", show);
  return {
    update(next) {
      groups = next;
      const present = new Set(groups.map((group) => group.id));
      for (const [id, row] of rows) {
        if (present.has(id)) continue;
        row.remove();
        rows.delete(id);
      }
      show();
    },
    retell(next) {
      say = next;
      show();
    },
    chosen: () => view.list.querySelector("input:checked")?.value ?? null,
    first: () => view.list.querySelector("label:not([hidden]) input") ?? view.filter,
  };
}
