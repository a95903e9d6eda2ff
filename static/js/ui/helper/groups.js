// The groups of a helper's page in their parts. Cards are kept by the group's number and changed in place, so that a thumb
// on its way to a button finds it there. Imported by pages/helper.js.
import { clockText } from "../../core/board-format.js";
import { canRelease, partsOf, pointsLeft, SEARCH_FROM, stateOf } from "../../core/helper.js";
import { announce, el, setText } from "../dom.js";
import { flagElement, flagUrl } from "../flags.js";
import { press } from "../press.js";

const byId = (id) => document.getElementById(id);

/** `deeds` are release(group, card) and, where the link allows it, give(group, card). */
export function startGroups(app, deeds) {
  const cards = new Map();
  const search = byId("search");
  const places = new Map([...document.querySelectorAll("#groups [data-part]")].map((root) => [root.dataset.part, root]));
  let helped = null;
  search.addEventListener("input", () => update());

  function update() {
    const { groups } = app.state;
    byId("search-field").hidden = groups.length < SEARCH_FROM;
    const query = byId("search-field").hidden ? "" : search.value;
    const focused = [...cards.values()].find((card) => card.li.contains(document.activeElement));
    const control = focused ? document.activeElement : null;
    const shown = new Set();
    for (const { part, total, groups: members, more } of partsOf(groups, query, app.nameOf)) {
      const root = places.get(part);
      const list = root.querySelector("ul");
      root.hidden = total === 0;
      // Who searches wants to see what is found.
      if (part === "later" && query.trim() !== "" && total > 0) root.open = true;
      setText(root.querySelector("[data-count]"), total);
      const rest = root.querySelector("[data-more]");
      rest.hidden = more === 0;
      setText(rest, app.t("helper-more", { n: more }));
      members.forEach((group, index) => {
        shown.add(group.number);
        if (!cards.has(group.number)) cards.set(group.number, createCard(app, deeds));
        const { li, show } = cards.get(group.number);
        show(group);
        if (list.children[index] !== li) list.insertBefore(li, list.children[index] ?? null);
      });
    }
    for (const [number, card] of cards) {
      if (shown.has(number)) continue;
      card.li.remove();
      cards.delete(number);
    }
    byId("none").hidden = shown.size > 0;
    setText(byId("none"), groups.length === 0 ? app.t("helper-none-yet") : app.t("helper-none-found", { query }));
    // A card that has moved to another part takes the focus along.
    if (control && document.activeElement === document.body && focused.li.isConnected) {
      if (control.hidden) focused.li.focus();
      else control.focus();
    }
    sayNews(groups.filter((group) => group.part === "help"));
  }

  /** Who cannot get in is said once, and not on opening the page, which shows it anyway. */
  function sayNews(asking) {
    const fresh = helped === null ? [] : asking.filter((group) => !helped.has(group.number));
    helped = new Set(asking.map((group) => group.number));
    if (fresh.length > 0) announce(app.t("helper-news", { list: fresh.map(app.nameOf).join(", ") }));
  }

  return { update };
}

function createCard(app, deeds) {
  const { t } = app;
  const flag = flagElement("H", "");
  const name = el("b", { class: "card-name" });
  const words = el("p", { class: "card-words" });
  const release = el("button", { type: "button", class: "sbtn fill" }, t("helper-release"));
  const give = el("button", { type: "button", class: "sbtn" }, t("helper-points"));
  const li = el("li", { class: "card", tabindex: "-1" }, flag, el("div", { class: "card-who" }, name, words), el("div", { class: "card-acts" }, release, give));
  let group = null;
  press(release, () => deeds.release(group, li));
  press(give, () => deeds.give(group, li));

  function show(next) {
    group = next;
    li.dataset.number = group.number;
    if (flag.getAttribute("src") !== flagUrl(group.flag)) flag.src = flagUrl(group.flag);
    setText(name, app.nameOf(group));
    const said = stateOf(group, (iso) => clockText(Date.parse(iso), t.language));
    setText(words, said.map(({ key, args }) => t(`helper-state-${key}`, args)).join(" · "));
    release.hidden = !canRelease(group, app.state.phase);
    release.setAttribute("aria-label", t("helper-release-who", { name: app.nameOf(group) }));
    give.hidden = !deeds.give || pointsLeft(group, app.state.mostPoints, app.state.phase) === 0;
    give.setAttribute("aria-label", t("helper-points-who", { name: app.nameOf(group) }));
    release.parentElement.hidden = release.hidden && give.hidden;
  }

  return { li, show };
}
