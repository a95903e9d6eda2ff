// What a host hands in for a phone without network: reading the file that the phone exported, and saying what became of its
// entries. Pure; files, cameras and words are elsewhere. Imported by ui/board/.
import { refusalReason } from "./board-waiting.js";

export const MAX_FILE = 1024 * 1024;
// What the server takes in one request.
const MAX_PAYLOAD = 510 * 1024;
const MOST_REASONS = 6;

const FORMAT = "stadtlotse-outbox";
const BASE64URL = /^[A-Za-z0-9_-]+$/u;
const ENCODINGS = new Set(["deflate", "plain"]);
const PARTS = ["group", "device", "encoding", "payload", "mac"];

/** Why a file is not even opened, as the end of a message id, or null: `size` in bytes. */
export function fileProblem({ size }) {
  if (size === 0) return "empty";
  return size > MAX_FILE ? "size" : null;
}

/**
 * The text of an exported file: {body} to be sent, or {problem, args} with the end of a message id. `tour` is the
 * code of the tour that is led here; another tour's entries are told apart before anything is sent.
 */
export function readExport(text, tour) {
  const file = parse(text);
  if (file?.format !== FORMAT) return { problem: "format", args: {} };
  if (file.version !== 1) return { problem: "version", args: {} };
  const wrong = tourProblem(file.tour, tour);
  if (wrong) return wrong;
  const body = Object.fromEntries(PARTS.map((part) => [part, file[part]]));
  if (!isWhole(body)) return { problem: "broken", args: {} };
  return { body };
}

function parse(text) {
  try {
    return JSON.parse(String(text).replace(/^\uFEFF/u, ""));
  } catch {
    return null;
  }
}

/** {problem, args} where entries belong to another tour than the one led here, else null. */
function tourProblem(theirs, ours) {
  if (theirs === ours) return null;
  // What stands in a stranger's file is shown only as far as it looks like a code.
  const known = typeof theirs === "string" && /^[A-Z0-9]{4,10}$/u.test(theirs);
  return known ? { problem: "tour", args: { theirs, ours } } : { problem: "broken", args: {} };
}

/** Whether the signed bytes can be what a phone made; whether they are, only the server can tell. */
function isWhole({ group, device, encoding, payload, mac }) {
  const text = (value, most) => typeof value === "string" && value.length <= most && BASE64URL.test(value);
  const number = (value) => Number.isInteger(value) && value > 0;
  return number(group) && number(device) && ENCODINGS.has(encoding) && text(payload, MAX_PAYLOAD) && text(mac, 43) && mac.length === 43;
}

/**
 * The server's reply as sentences: {counts: [{key, n}], reasons: [{key, message, n}]}. `key` ends a message id; a reason
 * without one has the server's own `message`. What is none is left out; nothing at all is said as "none".
 */
export function resultOf(reply) {
  const kinds = ["accepted", "duplicate", "conflict", "refused", "waiting"];
  const counts = kinds.map((key) => ({ key, n: reply[key] ?? 0 })).filter(({ n }) => n > 0);
  return { counts: counts.length > 0 ? counts : [{ key: "none", n: 0 }], reasons: reasonsOf(reply.results ?? []) };
}

/** Why something was refused or has to wait, the most frequent reason first. */
function reasonsOf(results) {
  const found = new Map();
  for (const { status, reason, message } of results) {
    if (!reason || !["refused", "retry"].includes(status)) continue;
    const known = refusalReason({ reason }).key;
    const key = known === "other" ? null : known;
    const entry = found.get(key ?? reason) ?? { key, message: key ? "" : (message ?? ""), n: 0 };
    entry.n += 1;
    found.set(key ?? reason, entry);
  }
  return [...found.values()].sort((one, other) => other.n - one.n).slice(0, MOST_REASONS);
}
