// The rules of joining that need no browser: codes as people type them, the name, the PIN, and the pair of id and claim
// that makes a repeated "Mitmachen" the same group. Imported by pages/ and tests; imports core only.
import { normaliseCode } from "./codes.js";
import { uuid } from "./ids.js";
import { MAX_NAME } from "./names.js";

export const RESUME_LENGTH = 8;
export const JOIN_LENGTH = 6;
export const PIN_LENGTH = 4;

/** {value, problem}; problem is null, "empty" or "length". */
export function checkCode(text, length) {
  const value = normaliseCode(text ?? "");
  if (value === "") return { value, problem: "empty" };
  return { value, problem: value.length === length ? null : "length" };
}

/** {value, problem} with spaces tidied; problem is null, "empty" or "long" (over 30 characters). */
export function checkName(text) {
  const value = String(text ?? "").normalize("NFC").replace(/\s+/gu, " ").trim();
  if (value === "") return { value, problem: "empty" };
  return { value, problem: [...value].length > MAX_NAME ? "long" : null };
}

/** {value, problem} of a PIN; spaces do not count; problem is null, "empty" or "digits". */
export function checkPin(text) {
  const value = String(text ?? "").normalize("NFKC").replace(/[\s-]/gu, "");
  if (value === "") return { value, problem: "empty" };
  return { value, problem: new RegExp(`^[0-9]{${PIN_LENGTH}}$`, "u").test(value) ? null : "digits" };
}

/**
 * A new {id, claim}: a UUID (version 4) and 128 random bits in hex. `fill` fills a Uint8Array with random bytes; the
 * page hands in crypto.getRandomValues, because plain http in a LAN has no crypto.randomUUID.
 */
export function newIdentity(fill) {
  const id = uuid((count) => fill(new Uint8Array(count)));
  const claim = Array.from(fill(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { id, claim };
}

/**
 * Keeps one identity per tour until the server has confirmed the group, so that a lost reply and a second tap ask for
 * the same group again; the name stays with it for a reload. Nothing is stored before take(). `storage` may be null or
 * refuse to work: then the identity lives as long as the page.
 */
export function identityKeeper(storage, tourCode, fill) {
  const key = `join:${tourCode}`;
  let held = null;
  return {
    take(name) {
      const { id, claim } = held ?? readIdentity(storage, key) ?? newIdentity(fill);
      held = { id, claim, name };
      attempt(() => storage.setItem(key, JSON.stringify(held)));
      return { id, claim };
    },
    /** The name of a group that was asked for and not confirmed yet, or null. */
    pendingName() {
      const name = (held ?? readIdentity(storage, key))?.name;
      return typeof name === "string" ? name : null;
    },
    release() {
      held = null;
      attempt(() => storage.removeItem(key));
    },
  };
}

/** The groups whose name, flag letter or number fits what was typed; everything for an empty query. */
export function filterGroups(groups, query) {
  const wanted = fold(query);
  if (wanted === "") return groups;
  return groups.filter(
    (group) =>
      fold(group.name).includes(wanted) || String(group.number) === wanted || group.flag.toLowerCase() === wanted,
  );
}

function fold(text) {
  return String(text ?? "")
    .normalize("NFKC").toLowerCase()
    .replaceAll("ß", "ss").replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue")
    .replace(/\s+/gu, " ").trim();
}

function readIdentity(storage, key) {
  const stored = attempt(() => JSON.parse(storage.getItem(key)));
  return typeof stored?.id === "string" && /^[0-9a-f]{32}$/u.test(stored.claim) ? stored : null;
}

// Private windows and full disks make storage throw; joining goes on without it.
function attempt(action) {
  try {
    return action();
  } catch {
    return null;
  }
}
