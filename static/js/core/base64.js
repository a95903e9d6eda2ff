// Bytes as text: base64 in both alphabets, as the pack, the sealed stations and the QR codes carry them, and hex. Written
// over Uint8Array, because the browser's own functions know only strings. Pure; imported by core/, ports/ and ui/.

const STANDARD = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const URL_SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Base64 with padding, in the alphabet with + and /. */
export function toBase64(bytes) {
  const text = encode(bytes, STANDARD);
  return text.padEnd(Math.ceil(text.length / 4) * 4, "=");
}

/** Base64 without padding, in the alphabet that needs no escaping in addresses and QR codes. */
export function toBase64Url(bytes) {
  return encode(bytes, URL_SAFE);
}

/** The bytes of a padded or unpadded text in the standard alphabet, or null where it is none. */
export function fromBase64(text) {
  return decode(text, STANDARD);
}

/** The bytes of a padded or unpadded text in the alphabet for addresses, or null where it is none. */
export function fromBase64Url(text) {
  return decode(text, URL_SAFE);
}

function encode(bytes, alphabet) {
  const pieces = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const group = (bytes[at] << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    let piece = alphabet[group >> 18] + alphabet[(group >> 12) & 63];
    if (left > 1) piece += alphabet[(group >> 6) & 63];
    if (left > 2) piece += alphabet[group & 63];
    pieces.push(piece);
  }
  return pieces.join("");
}

function decode(text, alphabet) {
  if (typeof text !== "string") return null;
  const match = /^([^=]*)(={0,2})$/.exec(text);
  // Where padding is written, it must fill the last group of four; one letter alone holds no whole byte.
  if (!match || (match[2] !== "" && text.length % 4 !== 0) || match[1].length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((match[1].length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const letter of match[1]) {
    const value = alphabet.indexOf(letter);
    if (value < 0) return null;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at] = (bits >> held) & 0xff;
    at += 1;
  }
  // Bits that belong to no byte are zero in every text that an encoder wrote: anything else was damaged on its way.
  return (bits & ((1 << held) - 1)) === 0 ? bytes : null;
}

/** Bytes as lower-case hex. */
export function toHex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The bytes of a hex text in any case, or null where it is none. */
export function fromHex(text) {
  if (typeof text !== "string" || !/^([0-9a-f]{2})*$/i.test(text)) return null;
  return Uint8Array.from({ length: text.length / 2 }, (_, at) => Number.parseInt(text.slice(2 * at, 2 * at + 2), 16));
}
