// Random ids for events and devices. crypto.randomUUID is missing on plain http, which a LAN game uses, so ids are made
// from random bytes. Pure: the source of bytes is passed in. Imported by core/ and pages/.

/** A version 4 UUID out of 16 random bytes. */
export function uuid(randomBytes) {
  const bytes = randomBytes(16);
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
