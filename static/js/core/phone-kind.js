// Which phone and browser this is, as far as its user agent says, so that help can name the settings that are really there.
// Never used to decide what works. Pure; imported by core/, ui/ and pages/.

const BROWSERS = [
  ["firefox", /\b(FxiOS|Firefox|Focus|Klar)\//],
  ["samsung", /\bSamsungBrowser\//],
  ["edge", /\b(EdgiOS|EdgA|Edg)\//],
  ["opera", /\b(OPR|OPT|OPX|OPiOS)\//],
  ["duckduckgo", /\b(DuckDuckGo|Ddg)\//],
  ["other", /\b(MiuiBrowser|HuaweiBrowser|HeyTapBrowser|VivoBrowser|UCBrowser|YaBrowser|Ecosia|Vivaldi|Brave|Whale|QQBrowser|MQQBrowser)\b/],
  ["chrome", /\b(CriOS|Chrome|Chromium)\//],
  ["safari", /\bSafari\//],
];

/**
 * {system: "ios" | "android" | "other", version (of iOS, else 0), browser}. An iPad that asks for desktop pages says that it
 * is a Mac; only its touch points tell.
 */
export function phoneKind(userAgent, touchPoints = 0) {
  const agent = String(userAgent);
  const system = systemOf(agent, touchPoints);
  const browser = BROWSERS.find(([, pattern]) => pattern.test(agent))?.[0] ?? "other";
  return { system, version: system === "ios" ? iosVersion(agent) : 0, browser };
}

function systemOf(agent, touchPoints) {
  if (/\b(iPhone|iPad|iPod)\b/.test(agent)) return "ios";
  if (/\bMacintosh\b/.test(agent) && touchPoints > 1) return "ios";
  return /\bAndroid\b/.test(agent) ? "android" : "other";
}

/** Since iOS 26 Safari freezes the system's number at 18.6; its own version goes on. A larger number is the truer one. */
function iosVersion(agent) {
  const system = Number(/\bOS (\d+)[._]/.exec(agent)?.[1] ?? 0);
  const safari = Number(/\bVersion\/(\d+)/.exec(agent)?.[1] ?? 0);
  return Math.max(system, safari);
}

/** Which instructions fit: the ending of a message's id. */
export function settingsOf({ system, browser }) {
  if (system === "ios") return browser === "safari" ? "ios-safari" : "ios-browser";
  if (system !== "android") return "other";
  return { chrome: "android-chrome", firefox: "android-firefox" }[browser] ?? "android";
}
