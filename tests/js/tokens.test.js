// The three themes: the two dark lists agree, and every pair of colours that carries words or meaning has its contrast.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

const CSS = (await readFile(new URL("../../static/css/tokens.css", import.meta.url), "utf8")).replace(/\/\*[\s\S]*?\*\//gu, "");
const LIGHT = Object.assign({}, ...[...CSS.matchAll(/(?<=^|\})\s*:root\s*\{([^}]*)\}/gu)].map((found) => declarations(found[1])));
const DARK = declarations(CSS.match(/:root\[data-theme="dark"\]\s*\{([^}]*)\}/u)[1]);
const AUTO = declarations(CSS.match(/:root\[data-theme="auto"\]\s*\{([^}]*)\}/u)[1]);
const SUN = declarations(CSS.match(/:root\[data-theme="sonne"\]\s*\{([^}]*)\}/u)[1]);
const THEMES = { light: LIGHT, dark: { ...LIGHT, ...DARK }, sonne: { ...LIGHT, ...SUN } };

const WORDS = ["ink", "muted", "primary", "right", "partly", "wrong", "alarm"];
const GROUNDS = ["page", "card", "tint"];

test("dark by choice and dark by the system are the same colours", () => {
  assert.ok(Object.keys(DARK).length > 20);
  assert.deepEqual(AUTO, DARK);
});

for (const [name, theme] of Object.entries(THEMES)) {
  const least = name === "sonne" ? 10 : 4.5;
  test(`words in ${name} stand at least ${least}:1 against every ground`, () => {
    for (const word of WORDS) for (const ground of GROUNDS) atLeast(theme, word, ground, least);
    atLeast(theme, "on-primary", "primary", least);
    atLeast(theme, "on-primary", "primary-press", least);
    atLeast(theme, "target-ink", "target", least);
    atLeast(theme, "on-banner", "banner", least);
    atLeast(theme, "on-banner-2", "banner-2", least);
    atLeast(theme, "map-text", "map-land", least);
  });

  test(`lines and bars that carry meaning in ${name} stand at least 3:1`, () => {
    for (const ground of ["page", "card"]) atLeast(theme, "line", ground, 3);
    atLeast(theme, "target-edge", "card", 3);
    atLeast(theme, "primary", "map-land", 3);
    // Sonne draws the quiet bars as outlines in ink instead of a fill.
    if (name !== "sonne") atLeast(theme, "mute-fill", "card", 3);
  });
}

function declarations(block) {
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*([^;]+);/gu)].map((found) => [found[1], found[2].trim()]));
}

function atLeast(theme, front, back, least) {
  const ratio = contrast(theme[front], theme[back]);
  assert.ok(ratio >= least, `${front} ${theme[front]} on ${back} ${theme[back]} is ${ratio.toFixed(2)}:1`);
}

function contrast(front, back) {
  const [light, dark] = [luminance(front), luminance(back)].sort((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour) {
  const long = colour.length === 4 ? colour.replace(/[0-9a-f]/giu, "$&$&") : colour;
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(long.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
