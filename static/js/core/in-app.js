// Whether the page is open inside another app instead of a browser, where what a group does may vanish with the app's window;
// and the way out. Told by the user agent alone, so it only ever advises. Pure; imported by ui/ and pages/.
import { phoneKind } from "./phone-kind.js";

const APPS = [
  ["facebook", /\b(FBAN|FBAV|FB_IAB|FBIOS|FB4A)\b|\bMessenger(ForiOS|Lite)/],
  ["instagram", /\bInstagram\b|\bBarcelona \d/],
  ["line", /(^|\s)Line\/\d/i],
  ["wechat", /\bMicroMessenger\//],
  ["google", /\bGSA\//],
  ["tiktok", /\b(musical_ly|BytedanceWebview|TikTok|trill_\d)/i],
  ["snapchat", /\bSnapchat\b/],
  ["pinterest", /\bPinterest\b/],
  ["linkedin", /\bLinkedInApp\b/],
  ["twitter", /\bTwitter( for |Android)/],
  ["scanner", /\b(qr|barcode)[ _-]?(code[ _-]?)?(reader|scanner|scan)\b|\bqrscan/i],
];
// Browsers of their own that are built on the system's web view.
const OWN_BROWSERS = new Set(["firefox", "samsung", "edge", "opera", "duckduckgo", "other"]);

/** Null in a browser, else {app, system, version}; `standalone` is true for a page that was put on the home screen. */
export function inApp(userAgent, { touchPoints = 0, standalone = false } = {}) {
  const agent = String(userAgent);
  const kind = phoneKind(agent, touchPoints);
  if (standalone || kind.system === "other") return null;
  const named = APPS.find(([, pattern]) => pattern.test(agent))?.[0];
  const app = named ?? (isWebView(agent, kind) ? "webview" : null);
  return app ? { app, system: kind.system, version: kind.version } : null;
}

function isWebView(agent, { system, browser }) {
  if (system === "ios") return /\bAppleWebKit\//.test(agent) && !/\bSafari\//.test(agent) && browser !== "firefox";
  return !OWN_BROWSERS.has(browser) && (/; wv\)/.test(agent) || /\bVersion\/[\d.]+ Chrome\//.test(agent));
}

const FIRST_WITH_SAFARI_LINK = 17;

/** A link that opens an http(s) address in the phone's own browser, or null where none is known. */
export function browserLink(address, { system, version }) {
  const plain = address.split("#")[0];
  const [, scheme, rest] = /^(https?):\/\/(.+)$/.exec(plain) ?? [];
  if (!scheme) return null;
  if (system === "ios") return version >= FIRST_WITH_SAFARI_LINK ? `x-safari-${plain}` : null;
  if (system !== "android") return null;
  const intent = ["Intent", `scheme=${scheme}`, "action=android.intent.action.VIEW", "category=android.intent.category.BROWSABLE"];
  // Who cannot start an intent goes on to the plain address.
  return `intent://${rest}#${[...intent, `S.browser_fallback_url=${encodeURIComponent(plain)}`, "end"].join(";")}`;
}
