// Which phone asks: iOS and Android told apart, with the browser whose settings have to be named.
import assert from "node:assert/strict";
import { test } from "node:test";
import { phoneKind, settingsOf } from "../../static/js/core/phone-kind.js";

const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const PIXEL = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)";
const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15";

const FIXTURES = [
  ["iPhone, Safari", `${IPHONE} Version/17.5 Mobile/15E148 Safari/604.1`, 5, "ios", "ios-safari"],
  ["iPhone, Safari 26", `${IPHONE.replace("17_5", "18_6")} Version/26.0 Mobile/15E148 Safari/604.1`, 5, "ios", "ios-safari"],
  ["iPad that says Mac", MAC, 5, "ios", "ios-safari"],
  ["iPhone, Chrome", `${IPHONE} CriOS/126.0.6478.35 Mobile/15E148 Safari/604.1`, 5, "ios", "ios-browser"],
  ["iPhone, Firefox", `${IPHONE} FxiOS/127.0 Mobile/15E148 Safari/605.1.15`, 5, "ios", "ios-browser"],
  ["iPhone, Edge", `${IPHONE} Version/17.0 EdgiOS/126.0 Mobile/15E148 Safari/605.1.15`, 5, "ios", "ios-browser"],
  ["iPhone, another app's view", `${IPHONE} Mobile/15E148`, 5, "ios", "ios-browser"],
  ["Android, Chrome", `${PIXEL} Chrome/126.0.0.0 Mobile Safari/537.36`, 5, "android", "android-chrome"],
  ["Android, Firefox", "Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0", 5, "android", "android-firefox"],
  ["Android, Samsung", `${PIXEL} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36`, 5, "android", "android"],
  ["Android, Edge", `${PIXEL} Chrome/126.0.0.0 Mobile Safari/537.36 EdgA/126.0.0.0`, 5, "android", "android"],
  ["Mac, Safari", MAC, 0, "other", "other"],
  ["Windows, Chrome", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36", 10, "other", "other"],
  ["nothing", "", 0, "other", "other"],
];

for (const [name, agent, touch, system, settings] of FIXTURES) {
  test(name, () => {
    const kind = phoneKind(agent, touch);
    assert.equal(kind.system, system);
    assert.equal(settingsOf(kind), settings);
  });
}

test("the version of iOS is the larger of what system and Safari say", () => {
  assert.equal(phoneKind(`${IPHONE} Version/17.5 Mobile/15E148 Safari/604.1`).version, 17);
  assert.equal(phoneKind(`${IPHONE.replace("17_5", "18_6")} Version/26.0 Mobile/15E148 Safari/604.1`).version, 26);
  assert.equal(phoneKind(`${PIXEL} Chrome/126.0.0.0 Mobile Safari/537.36`).version, 0);
});
