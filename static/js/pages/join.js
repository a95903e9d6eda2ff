// The join page: wires the three ways into a group (new, ours by PIN, back by recovery code) to the rules in core/join.
// Entry of templates/tours/join.html; nothing imports it.
import { checkCode, checkName, checkPin, identityKeeper, RESUME_LENGTH } from "../core/join.js";
import { localised } from "../core/localized.js";
import { suggestName } from "../core/names.js";
import { getJson, postJson } from "../ports/http.js";
import { announce, onPress, pageData, setText } from "../ui/dom.js";
import { clearErrors, isBusy, setBusy, setIdle, showError } from "../ui/field.js";
import { flagUrl } from "../ui/flags.js";
import { startGroupList } from "../ui/group-list.js";
import { aroundPage, inAppNotice } from "../ui/in-app.js";
import { loadMessages, switchMessages, translatePage } from "../ui/messages.js";
import { startTabs } from "../ui/tabs.js";
import { startSunButton } from "../ui/theme.js";

const around = aroundPage();
const REFRESH_MS = 15_000;

const byId = (id) => document.getElementById(id);
const data = pageData();
const api = `/api/v1/tours/${encodeURIComponent(data.tour.code)}`;
const identity = identityKeeper(openStorage(), data.tour.code, (bytes) => crypto.getRandomValues(bytes));

const page = { t: null, tour: data.tour, suggested: "", groups: null };

// Storage can be forbidden as a whole: then even naming it throws.
function openStorage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

async function start() {
  startSunButton(byId("sun"));
  try {
    page.t = await loadMessages(data.assets, data.lang, "join");
  } catch {
    byId("not-loaded").hidden = false;
    document.documentElement.dataset.state = "not-loaded";
    return;
  }
  page.groups = startGroupList({ list: byId("groups"), filter: byId("filter"), none: byId("none") }, page.t);
  startTabs(document.querySelector('[role="tablist"]'), openPanel);
  startForms();
  startLanguages();
  suggest();
  byId("name").value = identity.pendingName() ?? page.suggested;
  showTour();
  showAround();
  startRefresh();
  document.documentElement.dataset.state = "ready";
}

/* ---------- what the page shows ---------- */

function suggest() {
  const taken = page.tour.groups.map((group) => group.name ?? "");
  page.suggested = suggestName(page.t.language, Math.random, [...taken, page.suggested]);
  byId("name").value = page.suggested;
}

function showTour() {
  const { t, tour } = page;
  for (const [id, text] of [["tour-title", tour.title], ["tour-summary", tour.summary]]) {
    const shown = localised(text, t.language);
    const place = byId(id);
    if (place) setText(place, shown.text).lang = shown.lang ?? t.language;
  }
  document.title = t("join-title", { tour: byId("tour-title").textContent });
  const { flag } = tour.suggestion;
  byId("flag").src = flagUrl(flag);
  setText(byId("flag-note"), t("join-flag", { letter: flag }));
  const count = tour.groups.length;
  byId("count").hidden = count === 0;
  setText(byId("count"), count);
  setText(byId("count-words"), count ? `, ${t("join-count", { n: count })}` : "");
  page.groups.update(tour.groups);
  byId("pin-field").hidden = count === 0;
  byId("enter").hidden = count === 0;
}

/** Inside another app's window a group is easily lost: said before there is one. */
function showAround() {
  if (!around) return;
  const { words, acts } = inAppNotice({ around, address: location.href.split("#")[0], t: page.t });
  byId("in-app").firstElementChild.replaceChildren(words);
  byId("in-app").lastElementChild.replaceChildren(...acts);
  byId("in-app").hidden = false;
}

function openPanel(tab) {
  moveShared(byId(tab.getAttribute("aria-controls")));
  if (tab.id === "tab-ours") refresh();
}

// Language and the sentence on what is stored belong to each way; one piece moves along instead of standing thrice.
function moveShared(form) {
  const shared = document.querySelector(".shared");
  if (!form.contains(shared)) form.querySelector("[data-slot]").append(shared);
}

/* ---------- keeping the list of groups fresh ---------- */

function startRefresh() {
  onPress(byId("reload"), async () => {
    const fresh = await refresh();
    announce(fresh ? page.t("join-reloaded", { n: page.tour.groups.length }) : page.t("join-network-enter"));
  });
  document.addEventListener("visibilitychange", refreshIfSeen);
  setInterval(refreshIfSeen, REFRESH_MS);
  if (!byId("panel-ours").hidden) moveShared(byId("panel-ours"));
}

function refreshIfSeen() {
  if (document.visibilityState === "visible" && byId("there")?.hidden !== false) refresh();
}

async function refresh() {
  const reply = await getJson(api);
  if (reply.ok) {
    page.tour = reply.data;
    showTour();
  }
  return reply.ok;
}

/* ---------- the three ways ---------- */

function startForms() {
  onPress(byId("other-name"), () => {
    clearErrors(byId("form-new"));
    suggest();
    announce(page.suggested);
  });
  onSubmit("form-new", createGroup);
  onSubmit("form-ours", enterGroup);
  onSubmit("resume", resumeGroup);
  onPress(byId("with-code"), () => showWay("resume", byId("code")));
  onPress(byId("back"), () => showWay("ways", byId("with-code")));
  if (byId("other-way")) onPress(byId("other-way"), () => {
    byId("there").hidden = true;
    showWay("ways", byId("tab-new"));
    refresh();
  });
  // Coming back by the browser's button shows the page as it was left: the button must not wait any more.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}

function showWay(id, focus) {
  for (const way of ["ways", "resume"]) byId(way).hidden = way !== id;
  moveShared(id === "resume" ? byId("resume") : document.querySelector('[role="tabpanel"]:not([hidden])'));
  focus.focus();
}

function onSubmit(formId, handler) {
  const form = byId(formId);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isBusy(form.querySelector(".btn"))) return;
    clearErrors(form);
    handler(form);
  });
}

async function createGroup(form) {
  const { t } = page;
  const name = checkName(byId("name").value);
  if (name.problem) return showError("name-error", t(`join-${name.problem}-name`), byId("name"));
  byId("name").value = name.value;
  const body = { ...identity.take(name.value), name: name.value, language: t.language };
  const reply = await send(form, `${api}/groups`, body, "join-creating");
  if (reply.ok) {
    identity.release();
    return location.assign("/play");
  }
  // The pair of id and claim is taken by someone else: a new pair, or every further tap would fail like this one.
  if (reply.status === 409) identity.release();
  if (reply.error.code === "invalid_name" || reply.error.fields.name) {
    return showError("name-error", sentence(reply.error.fields.name ?? reply.error.message, reply), byId("name"));
  }
  return fail("new-error", reply, byId("create"), "join-network");
}

async function enterGroup(form) {
  const { t } = page;
  const group = page.groups.chosen();
  if (!group) return showError("group-error", t("join-empty-group"), page.groups.first(), { invalid: false });
  const pin = checkPin(byId("pin").value);
  if (pin.problem) return showError("pin-error", t(`join-${pin.problem}-pin`), byId("pin"));
  const devices = `${api}/groups/${encodeURIComponent(group)}/devices`;
  const reply = await send(form, devices, { pin: pin.value }, "join-entering");
  if (reply.ok) return location.assign("/play");
  if (["wrong_pin", "pin_locked"].includes(reply.error.code)) {
    showError("pin-error", sentence(reply.error.message, reply), byId("pin"));
    return byId("pin").select();
  }
  if (reply.error.code === "group_not_found") {
    await refresh();
    return showError("group-error", sentence(reply.error.message, reply), page.groups.first(), { invalid: false });
  }
  return fail("ours-error", reply, byId("enter"), "join-network-enter");
}

async function resumeGroup(form) {
  const { t } = page;
  const code = checkCode(byId("code").value, RESUME_LENGTH);
  if (code.problem) {
    const text = code.problem === "empty" ? t("join-empty-code") : t("join-bad-code", { n: code.value.length });
    return showError("code-error", text, byId("code"));
  }
  const reply = await send(form, "/api/v1/resume", { resume_code: code.value }, "join-entering");
  if (reply.ok) return location.assign("/play");
  if (reply.error.code === "resume_code_unknown") {
    return showError("code-error", sentence(reply.error.message, reply), byId("code"));
  }
  return fail("resume-error", reply, byId("resume-go"), "join-network-enter");
}

async function send(form, path, body, waiting) {
  const button = form.querySelector(".btn");
  setBusy(button, page.t(waiting));
  announce(page.t(waiting));
  document.documentElement.dataset.state = "sending";
  const reply = await postJson(path, body);
  // After a success the button goes on saying so until the next page is there.
  if (!reply.ok) {
    setIdle(button, page.t(button.dataset.l10n));
    document.documentElement.dataset.state = "ready";
  }
  return reply;
}

function fail(lineId, reply, button, networkKey) {
  const text = reply.error.code === "network" ? page.t(networkKey) : sentence(reply.error.message, reply);
  showError(lineId, text, button, { invalid: false });
}

// The server speaks the asker's language; where it said nothing readable, the page has a sentence of its own.
function sentence(message, reply) {
  if (typeof message === "string" && message) return message;
  return page.t(reply.error.code === "bad_reply" && reply.status < 500 ? "common-bad-reply" : "join-server");
}

/* ---------- language ---------- */

function startLanguages() {
  for (const chip of document.querySelectorAll("[data-language]")) {
    chip.addEventListener("click", (event) => {
      event.preventDefault();
      switchLanguage(chip.dataset.language);
    });
  }
}

async function switchLanguage(language) {
  const before = page.t;
  page.t = await switchMessages(before, data.assets, language, "join");
  if (page.t.language !== language) {
    const chip = document.querySelector(`[data-language="${language}"]`);
    return showError("language-error", page.t("join-language-kept"), chip, { invalid: false });
  }
  for (const form of document.querySelectorAll("form")) clearErrors(form);
  document.documentElement.lang = language;
  for (const chip of document.querySelectorAll("[data-language]")) {
    if (chip.dataset.language === language) chip.setAttribute("aria-current", "true");
    else chip.removeAttribute("aria-current");
  }
  translatePage(page.t);
  page.groups.retell(page.t);
  // A typed name is the group's own; only an untouched suggestion changes its language.
  if (byId("name").value === page.suggested && before !== page.t) suggest();
  showTour();
  showAround();
  await postJson("/api/v1/language", { language });
}

start();
