// Handing entries over without any network: the signed bytes, the QR frames that show them one after the other, the
// collector that reads frames in any order, and the file for everything else. Pure: cryptography and compression are passed
// in. Imported by core/, ui/ and pages/; the server's side is app/play/handoff.py, held to it by tests/vectors/handoff.json.
import { fromBase64Url, toBase64Url } from "./base64.js";

const FORMAT = "stadtlotse-handoff";
const FILE_FORMAT = "stadtlotse-outbox";
const VERSION = 1;
const MAC_BYTES = 32;
const ENCODINGS = { d: "deflate", p: "plain" };
const FRAME = /^SL1:([A-Z0-9]{1,12}):(\d{1,6}):(\d{1,4}):([dp]):([\w-]{4}):(\d{1,3})\/(\d{1,3}):([\w-]{1,1500})$/;

// Letters of base64 in one frame: its QR code is still read from a small phone's screen by a laptop's camera.
export const CHUNK = 400;
// What a collector keeps at most; a day's entries of a group take a tenth of it.
export const MOST_FRAMES = 250;

/**
 * The unsent events signed by this phone: {encoding, bytes, mac, blob}, where `blob` is mac and bytes as the frames carry
 * them; null where the browser cannot sign. `device` is the id by which the phone sends events, `offsetMs` the server's
 * clock minus the phone's or null, `key` the phone's handoff key as bytes.
 */
export async function buildHandoff({ events, device, offsetMs = null, key, deflate, hmac }) {
  const payload = { format: FORMAT, version: VERSION, device, offset_ms: offsetMs, events };
  const plain = new TextEncoder().encode(JSON.stringify(payload));
  const packed = await deflate(plain);
  const [encoding, bytes] = packed && packed.length < plain.length ? ["deflate", packed] : ["plain", plain];
  const mac = await hmac(key, bytes);
  if (!mac) return null;
  const blob = new Uint8Array(mac.length + bytes.length);
  blob.set(mac);
  blob.set(bytes, mac.length);
  return { encoding, bytes, mac, blob };
}

/**
 * The file of everything that is not at the server: readable for people, and, where `signed` is there (from buildHandoff),
 * with the bytes that the host can hand in. `device` is the phone's number, `parked` a list of {event, result}.
 */
export function exportFile({ tour, group, device, signed = null, events, parked = [] }) {
  return {
    ...{ format: FILE_FORMAT, version: VERSION, tour, group, device },
    encoding: signed?.encoding ?? null,
    payload: signed ? toBase64Url(signed.bytes) : null,
    mac: signed ? toBase64Url(signed.mac) : null,
    events,
    parked: parked.map(({ event, result }) => ({ event, result })),
  };
}

/**
 * The texts of the QR codes for signed bytes. `set` tells sets apart that lie in front of one camera; without one it follows
 * from the signature, so that the same entries shown again go on where the camera left off.
 */
export function frames({ tour, group, device, encoding, set, blob }, chunk = CHUNK) {
  const text = toBase64Url(blob);
  const size = Math.max(chunk, Math.ceil(text.length / MOST_FRAMES));
  const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, at) => text.slice(at * size, (at + 1) * size));
  const letter = encoding === "deflate" ? "d" : "p";
  const head = `SL1:${tour}:${group}:${device}:${letter}:${set ?? text.slice(0, 4)}`;
  return chunks.map((piece, at) => `${head}:${at + 1}/${chunks.length}:${piece}`);
}

/** One frame read: {tour, group, device, encoding, set, index, total, chunk}, or null where the text is none. */
export function readFrame(text) {
  const match = FRAME.exec(text);
  if (!match) return null;
  const [, tour, group, device, letter, set, index, total, chunk] = match;
  const frame = { tour, group: Number(group), device: Number(device), encoding: ENCODINGS[letter], set, index: Number(index), total: Number(total), chunk };
  return frame.index >= 1 && frame.index <= frame.total && frame.total <= MOST_FRAMES ? frame : null;
}

/**
 * Collects frames in any order, repeats included; a frame of another set starts anew. With `tour` only that tour's frames
 * are taken. `add(text)` answers {state, have, total, message?}: "other" for what is no frame (message "foreign": one of
 * another tour; "damaged": all were there, but make no whole), "more", or "done"; then `done()` has what the server wants.
 */
export function createCollector({ tour = null } = {}) {
  let head = null;
  let chunks = new Map();
  let result = null;

  const progress = (state, message) => ({ state, have: chunks.size, total: head?.total ?? 0, ...(message ? { message } : {}) });

  function add(text) {
    const frame = readFrame(text);
    if (!frame) return progress("other");
    if (tour !== null && frame.tour !== tour) return progress("other", "foreign");
    if (!belongs(frame)) startAnew(frame);
    chunks.set(frame.index, frame.chunk);
    if (chunks.size < frame.total) return progress("more");
    result ??= assemble(head, chunks);
    if (result) return progress("done");
    startAnew(null);
    return progress("other", "damaged");
  }

  function belongs(frame) {
    const same = ["tour", "group", "device", "encoding", "set", "total"].every((name) => head?.[name] === frame[name]);
    // Two sets may share their four letters: then one place holds two texts, and the newer set is the one being shown.
    return same && (chunks.get(frame.index) ?? frame.chunk) === frame.chunk;
  }

  function startAnew(frame) {
    head = frame;
    chunks = new Map();
    result = null;
  }

  return { add, done: () => result };
}

function assemble({ tour, group, device, encoding, total }, chunks) {
  const text = Array.from({ length: total }, (_, at) => chunks.get(at + 1)).join("");
  const blob = fromBase64Url(text);
  if (!blob || blob.length <= MAC_BYTES) return null;
  const [mac, bytes] = [blob.slice(0, MAC_BYTES), blob.slice(MAC_BYTES)];
  return { tour, group, device, encoding, payload: toBase64Url(bytes), mac: toBase64Url(mac) };
}
