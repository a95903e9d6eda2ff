// Links for people who help at one station: made in a dialog, shown as QR code, listed under their station and taken back.
// The server keeps no address, so it stays here until the page is left. Imported by pages/board.js.
import { untilText } from "../../core/board-format.js";
import { copyText } from "../../ports/clipboard.js";
import { announce, el, setText } from "../dom.js";
import { clearErrors, isBusy, setBusy, setIdle, showError } from "../field.js";
import { setFlag } from "../parts.js";
import { press } from "../press.js";
import { qrElement } from "../qr.js";

const EVERY_MS = 15_000;
const NAME_LENGTH = 40;
const byId = (id) => document.getElementById(id);

/** `server` has read(), make(body) and revoke(number), which resolve to replies of ports/http.js; `ask` as of startAsk. */
export function startHelpers(app, ask, server) {
  const { t } = app;
  const state = { links: [], most: 0, readAt: -Infinity, reading: false, lost: false };
  const places = new Map();
  const addresses = new Map();
  const dialog = startDialog(app, made);

  /** Reads the list where it is older than a quarter of a minute; called with every tick while the stations are shown. */
  async function refresh() {
    const moment = performance.now();
    if (state.reading || moment - state.readAt < EVERY_MS) return;
    Object.assign(state, { reading: true, readAt: moment });
    const reply = await server.read();
    state.reading = false;
    state.lost = !reply.ok;
    if (reply.ok) take(reply.data);
    else show();
  }

  function take({ links, most }) {
    Object.assign(state, { links, most });
    show();
  }

  function show() {
    for (const place of places.values()) place.show(state);
  }

  /** What a station shows of its helpers; kept and changed in place. */
  function place(station) {
    const made = createPlace(app, station, { add, reveal, revoke, isKnown: (link) => addresses.has(link.id) });
    places.set(station.id, made);
    made.show(state);
    return made.root;
  }

  function add(station) {
    dialog.form(station, (body) => server.make(body));
  }

  /** A link has just been made: it is shown at once, and listed before the server is asked again. */
  function made({ address, link }) {
    addresses.set(link.id, address);
    take({ links: [...state.links.filter(({ id }) => id !== link.id), link], most: state.most });
  }

  function reveal(link) {
    dialog.link(link, addresses.get(link.id));
  }

  function revoke(link, back) {
    const { name } = link;
    const act = async () => {
      const reply = await server.revoke(link.id);
      if (!reply.ok) return app.problem({ ok: false, code: reply.error.code, message: reply.error.message });
      addresses.delete(link.id);
      take(reply.data);
      announce(t("board-helper-revoked", { name }));
      return "";
    };
    ask({ title: t("board-ask-helper-revoke", { name }), text: t("board-ask-helper-revoke-text", { name }), yes: t("board-helper-revoke"), act, back });
  }

  return { place, refresh };
}

function createPlace(app, station, { add, reveal, revoke, isKnown }) {
  const { t } = app;
  const list = el("ul", { "aria-label": t("board-helpers") });
  const title = el("h3", {}, t("board-helpers"));
  const button = el("button", { type: "button", class: "sbtn" }, t("board-helper-add"));
  button.setAttribute("aria-label", t("board-helper-add-who", { station: app.stationName(station.id) }));
  const note = el("p", { class: "muted" });
  const root = el("div", { class: "helpers" }, title, list, note, button);
  const items = new Map();
  press(button, () => add(station));

  function show({ links, most, lost }) {
    const mine = links.filter((link) => link.station === station.id);
    title.hidden = list.hidden = mine.length === 0;
    const present = new Set(mine.map((link) => link.id));
    for (const [id, item] of items) {
      if (present.has(id)) continue;
      item.li.remove();
      items.delete(id);
    }
    for (const link of mine) {
      if (!items.has(link.id)) {
        items.set(link.id, createItem(app, { reveal, revoke: (each) => revoke(each, () => button), isKnown }));
        list.append(items.get(link.id).li);
      }
      items.get(link.id).show(link);
    }
    const full = most > 0 && mine.length >= most;
    button.hidden = full;
    note.hidden = !full && !lost;
    setText(note, lost ? t("board-helpers-lost") : t("board-helper-full", { most }));
  }

  return { root, show };
}

function createItem(app, { reveal, revoke, isKnown }) {
  const { t } = app;
  const name = el("b");
  const tag = el("span", { class: "tag" }, t("board-helper-points"));
  const used = el("p", { class: "muted" });
  const again = el("button", { type: "button", class: "sbtn" }, t("board-helper-show"));
  const end = el("button", { type: "button", class: "sbtn" }, t("board-helper-revoke"));
  const li = el("li", {}, el("div", { class: "helper-who" }, el("p", {}, name, " ", tag), used), el("div", { class: "row2" }, again, end));
  let link = null;
  press(again, () => reveal(link));
  press(end, () => revoke(link));

  function show(next) {
    link = next;
    li.dataset.link = link.id;
    setText(name, link.name);
    tag.hidden = !link.may_adjust;
    const since = t("board-helper-since", { time: untilText(Date.parse(link.created_at), app.now(), t.language) });
    const maker = link.created_by ? t("board-helper-by", { name: link.created_by }) : "";
    const said = link.last_used_at ? t("board-helper-used", { age: app.age(link.last_used_at) }) : t("board-helper-unused");
    setText(used, [since, maker, said].filter(Boolean).join(" · "));
    again.hidden = !isKnown(link);
    setFlag(again, "aria-label", t("board-helper-show-who", { name: link.name }));
    setFlag(end, "aria-label", t("board-helper-revoke-who", { name: link.name }));
  }

  return { li, show };
}

/** The dialog in its two views: form(station, make) asks, link(link, address) shows. */
function startDialog(app, made) {
  const { t } = app;
  const dialog = byId("helper-link");
  const form = byId("helper-form");
  const submit = form.querySelector('[type="submit"]');
  let wanted = null;

  // The page's own live regions are silent while a dialog is open.
  byId("helper-error").setAttribute("role", "alert");
  press(submit);
  press(byId("helper-no"), () => dialog.close());
  press(byId("helper-done"), () => dialog.close());
  press(byId("helper-copy"), async () => {
    const copied = await copyText(byId("helper-address").textContent, dialog);
    setText(byId("helper-copied"), t(copied ? "board-helper-copied" : "board-helper-not-copied"));
  });
  dialog.addEventListener("close", () => {
    // The fifth link takes the button away that asked for it.
    if (document.activeElement === document.body || dialog.contains(document.activeElement)) byId("tab-stations").focus();
    for (const id of ["helper-qr", "helper-address"]) byId(id).replaceChildren();
    wanted = null;
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (isBusy(submit)) return;
    clearErrors(form);
    const field = byId("helper-name");
    const name = field.value.trim();
    if (name === "" || name.length > NAME_LENGTH) return showError("helper-error", t("board-helper-name-bad"), field);
    const asked = wanted;
    setBusy(submit, t("board-sending"));
    const reply = await asked.make({ station: asked.station.id, name, may_adjust: byId("helper-points").checked });
    setIdle(submit, t("board-helper-make"));
    if (reply.ok) made(reply.data);
    if (asked !== wanted) return undefined;
    if (reply.ok) return link(reply.data.link, reply.data.address);
    return showError("helper-error", app.problem({ ok: false, ...reply.error }), field, { invalid: false });
  });

  function ask(station, make) {
    wanted = { station, make };
    view(form);
    clearErrors(form);
    form.reset();
    setText(byId("helper-link-title"), t("board-helper-add"));
    setText(byId("helper-place"), `${station.number} · ${app.stationName(station.id)}`);
    dialog.showModal();
    byId("helper-name").focus();
  }

  function link({ name }, address) {
    view(byId("helper-made"));
    setText(byId("helper-link-title"), t("board-helper-made", { name }));
    setText(byId("helper-copied"), "");
    byId("helper-qr").replaceChildren(qrElement(address, { label: t("board-helper-qr", { name }) }));
    byId("helper-address").replaceChildren(el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, address));
    if (!dialog.open) dialog.showModal();
    byId("helper-link-title").focus();
  }

  function view(shown) {
    for (const part of [form, byId("helper-made")]) part.hidden = part !== shown;
  }

  return { form: ask, link };
}
