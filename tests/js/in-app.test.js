// Pages open inside another app are recognised, browsers never are, and the way out is a link that the system understands.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browserLink, inApp } from "../../static/js/core/in-app.js";

const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const WEBVIEW = "Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UQ1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.6478.50 Mobile Safari/537.36";
const CHROME = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36";

const INSIDE = [
  ["facebook", "ios", `${IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/467.0.0.33.110;FBBV/607463183;FBDV/iPhone15,2]`],
  ["facebook", "android", `${WEBVIEW} [FB_IAB/FB4A;FBAV/467.0.0.46.109;]`],
  ["facebook", "ios", `${IPHONE} Mobile/15E148 [FBAN/MessengerForiOS;FBAV/460.0]`],
  ["instagram", "android", `${WEBVIEW} Instagram 355.0.0.37.103 Android (34/14; 420dpi; 1080x2400; Google; Pixel 8; de_DE)`],
  ["instagram", "ios", `${IPHONE} Mobile/15E148 Instagram 424.1.0.31.54 (iPhone15,2; iOS 17_5; de_DE; IABMV/1) NW/3 Safari/604.1`],
  ["line", "ios", `${IPHONE} Mobile/15E148 Safari Line/14.9.0`],
  ["line", "android", `${WEBVIEW} Line/14.9.0/IAB`],
  ["wechat", "android", `${WEBVIEW.replace("; wv", "")} XWEB/1260 MMWEBSDK/20240404 MicroMessenger/8.0.49 WeChat/arm64 Language/de`],
  ["wechat", "ios", `${IPHONE} Mobile/15E148 MicroMessenger/8.0.49(0x18003130) NetType/WIFI Language/de`],
  ["google", "ios", `${IPHONE} GSA/322.0.642304123 Mobile/15E148 Safari/604.1`],
  ["tiktok", "ios", `${IPHONE} Mobile/15E148 musical_ly_34.9.0 JsSdk/2.0 NetType/WIFI BytedanceWebview/d8a21c6`],
  ["tiktok", "android", `${WEBVIEW} trill_340903 JsSdk/1.0 BytedanceWebview/d8a21c6`],
  ["snapchat", "ios", `${IPHONE} Mobile/15E148 Snapchat/12.90.0.40 (like Safari/8617.2.4)`],
  ["pinterest", "ios", `${IPHONE} Mobile/15E148 [Pinterest/iOS]`],
  ["pinterest", "android", `${WEBVIEW} [Pinterest/Android]`],
  ["linkedin", "ios", `${IPHONE} Mobile/15E148 [LinkedInApp]/9.29.5976`],
  ["twitter", "ios", `${IPHONE} Mobile/15E148 Twitter for iPhone/10.45`],
  ["scanner", "android", `${WEBVIEW.replace("; wv", "")} QR Code Reader/3.1`],
  ["webview", "android", WEBVIEW],
  ["webview", "android", WEBVIEW.replace("; wv", "")],
  ["webview", "ios", `${IPHONE} Mobile/15E148`],
];

for (const [app, system, agent] of INSIDE) {
  test(`${app} on ${system} is seen in "${agent.slice(-50)}"`, () => {
    const found = inApp(agent, { touchPoints: 5 });
    assert.equal(found?.app, app);
    assert.equal(found.system, system);
  });
}

const BROWSERS = [
  `${IPHONE} Version/17.5 Mobile/15E148 Safari/604.1`,
  `${IPHONE} CriOS/126.0.6478.35 Mobile/15E148 Safari/604.1`,
  `${IPHONE} FxiOS/127.0 Mobile/15E148 Safari/605.1.15`,
  `${IPHONE} Version/17.0 EdgiOS/126.0 Mobile/15E148 Safari/605.1.15`,
  `${IPHONE} Version/17.5 Mobile/15E148 DuckDuckGo/7 Safari/605.1.15`,
  CHROME,
  "Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0",
  `${CHROME.replace("Chrome", "SamsungBrowser/25.0 Chrome")}`,
  `${WEBVIEW.replace("; wv", "").replace("Mobile", "Mobile DuckDuckGo/5")}`,
  `${WEBVIEW.replace("; wv", "")} XiaoMi/MiuiBrowser/14.13.0-gn`,
  `${CHROME} EdgA/126.0.0.0`,
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/126.0.0.0 Safari/537.36",
  "",
];

for (const agent of BROWSERS) {
  test(`a browser stays one: "${agent.slice(-60)}"`, () => assert.equal(inApp(agent, { touchPoints: agent.includes("Macintosh") ? 5 : 0 }), null));
}

test("a page from the home screen looks like another app's, and is none", () => {
  const agent = `${IPHONE} Mobile/15E148`;
  assert.equal(inApp(agent, { standalone: true }), null);
  assert.equal(inApp(agent)?.app, "webview");
});

test("iOS opens Safari from 17 on, for the very address", () => {
  const address = "https://lotse.example.de/g/abc_DEF-1?lang=de";
  assert.equal(browserLink(address, { system: "ios", version: 17 }), `x-safari-${address}`);
  assert.equal(browserLink("http://192.168.1.5:8000/j/LULU22", { system: "ios", version: 18 }), "x-safari-http://192.168.1.5:8000/j/LULU22");
  assert.equal(browserLink(address, { system: "ios", version: 16 }), null);
});

test("Android gets an intent that names the scheme and falls back to the plain address", () => {
  const link = browserLink("https://lotse.example.de/g/abc#x;y", { system: "android", version: 0 });
  assert.ok(link.startsWith("intent://lotse.example.de/g/abc#Intent;scheme=https;"));
  assert.ok(link.endsWith(`S.browser_fallback_url=${encodeURIComponent("https://lotse.example.de/g/abc")};end`));
  assert.match(browserLink("http://10.0.0.2:8000/j/LULU22", { system: "android", version: 0 }), /scheme=http;/);
});

test("nothing but a web address becomes a link", () => {
  for (const address of ["javascript:alert(1)", "ftp://x.de/", "", "//x.de"]) assert.equal(browserLink(address, { system: "ios", version: 18 }), null);
});
