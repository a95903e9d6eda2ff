// Station codes as people type them from a poster: any case, spaces, hyphens, and letters that look like others. Pure;
// imported by core/ and ui/.

export const CODE_LENGTH = 8;

// The alphabet has no 0, O, 1 or I, so whoever types one of them saw its nearest neighbour.
const LOOKALIKES = { 0: "Q", O: "Q", 1: "L", I: "L", "|": "L" };

export function normaliseCode(typed) {
  const letters = String(typed).normalize("NFKC").toUpperCase().replace(/[^A-Z0-9|]/g, "");
  return [...letters].map((letter) => LOOKALIKES[letter] ?? letter).join("");
}

/** "ABCD 2345": two groups are easier to compare with a poster. */
export function spacedCode(code) {
  return code.length > 4 ? `${code.slice(0, 4)} ${code.slice(4)}` : code;
}
