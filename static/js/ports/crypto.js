// The browser's cryptography, which opens sealed stations and signs what is handed over without network. Plain http has
// none: then everything here answers null or false instead of throwing, and the page goes on with codes and the server.
// Imported by pages/ and handed to core as an argument.
import { fromBase64, toHex } from "../core/base64.js";
import { CODE_LENGTH, normaliseCode } from "../core/codes.js";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const ROUNDS = 600_000;

const utf8 = new TextEncoder();
const subtle = () => globalThis.crypto?.subtle ?? null;

/** Whether sealed stations can be opened at all on this page. */
export function available() {
  return subtle() !== null;
}

/** What a seal is bound to, so that it cannot be moved elsewhere; a picture's seal to its place in the station as well. */
export function sealAad({ tour, station, edition }, index = null) {
  const bound = `${tour}|${station}|${edition}`;
  return index === null ? bound : `${bound}|${index}`;
}

/**
 * The station's key out of its wrapping by the code on the poster, in any case and spacing; null for a wrong code. Takes
 * about a second on a phone: 600,000 rounds are what makes guessing codes slow.
 */
export async function unwrapKey({ code, wrapped, tour, station, edition }) {
  const typed = normaliseCode(code);
  if (!available() || typed.length !== CODE_LENGTH) return null;
  try {
    const secret = await subtle().importKey("raw", utf8.encode(typed), "PBKDF2", false, ["deriveBits"]);
    const how = { name: "PBKDF2", hash: "SHA-256", salt: utf8.encode(`${tour}|${station}`), iterations: ROUNDS };
    const key = new Uint8Array(await subtle().deriveBits(how, secret, 8 * KEY_BYTES));
    return await open({ key, sealed: wrapped, aad: sealAad({ tour, station, edition }) });
  } catch {
    return null;
  }
}

/**
 * What is inside a seal (nonce and AES-256-GCM), as bytes; null where it is damaged, foreign, or of another key. `key` and
 * `sealed` are bytes, or base64 as the pack writes it; `aad` is text.
 */
export async function open({ key, sealed, aad }) {
  const [raw, whole] = [asBytes(key), asBytes(sealed)];
  if (!available() || raw?.length !== KEY_BYTES || !(whole?.length >= NONCE_BYTES + TAG_BYTES)) return null;
  try {
    const opener = await subtle().importKey("raw", raw, "AES-GCM", false, ["decrypt"]);
    const how = { name: "AES-GCM", iv: whole.slice(0, NONCE_BYTES), additionalData: utf8.encode(aad) };
    return new Uint8Array(await subtle().decrypt(how, opener, whole.slice(NONCE_BYTES)));
  } catch {
    return null;
  }
}

/** HMAC-SHA256 of the bytes, or null. */
export async function hmac(keyBytes, bytes) {
  if (!available() || !keyBytes?.length) return null;
  const key = await subtle().importKey("raw", keyBytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await subtle().sign("HMAC", key, bytes));
}

/** SHA-256 of the bytes in hex, or null. */
export async function sha256hex(bytes) {
  return available() ? toHex(new Uint8Array(await subtle().digest("SHA-256", bytes))) : null;
}

/** The bytes compressed ("deflate-raw"), or null where the browser cannot: they then go as they are. */
export async function deflate(bytes) {
  try {
    const packer = new globalThis.CompressionStream("deflate-raw");
    return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(packer)).arrayBuffer());
  } catch {
    return null;
  }
}

function asBytes(value) {
  if (typeof value === "string") return fromBase64(value);
  return value instanceof ArrayBuffer ? new Uint8Array(value) : (value ?? null);
}
