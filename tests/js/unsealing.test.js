// Sealed stations on the phone while the pack is replaced: what is open stays open, and old keys go only where they fit no more.
import assert from "node:assert/strict";
import { test } from "node:test";
import { toBase64 } from "../../static/js/core/base64.js";
import { Unsealing } from "../../static/js/core/unsealing.js";

const pack = (edition, seals) => ({ edition, tour: { code: "LULU22" }, stations: Object.entries(seals).map(([id, key]) => ({ id, seal: { sealed: key } })) });

/** A cipher whose seals open with the text they are; `gate` holds it up. */
function cipher(gate = { wait: null }) {
  const content = (aad) => new TextEncoder().encode(JSON.stringify({ insight: aad, media: [], questions: [] }));
  return {
    available: () => true,
    async open({ key, sealed, aad }) {
      await gate.wait;
      return key === sealed ? content(aad) : null;
    },
    unwrapKey: async () => toBase64(new Uint8Array(32)),
  };
}

test("while another pack is opened nobody's station closes, and then shows the new text", async () => {
  const gate = { wait: null };
  const unsealing = new Unsealing({ cipher: cipher(gate), pack: pack("one", { rathaus: "k" }), keys: { rathaus: "k" } });
  await unsealing.openAll();
  let open;
  gate.wait = new Promise((done) => (open = done));
  const using = unsealing.use(pack("two", { rathaus: "k" }));
  assert.equal(unsealing.contents().get("rathaus").insight, "LULU22|rathaus|one");
  open();
  await using;
  assert.equal(unsealing.contents().get("rathaus").insight, "LULU22|rathaus|two");
});

test("a key that fits no more goes with its content, and one that came meanwhile stays", async () => {
  const unsealing = new Unsealing({ cipher: cipher(), pack: pack("one", { rathaus: "a", schloss: "b" }), keys: { rathaus: "a", schloss: "b" } });
  await unsealing.openAll();
  const using = unsealing.use(pack("two", { rathaus: "new", schloss: "other" }));
  await Promise.all([using, unsealing.take("rathaus", "new")]);
  assert.deepEqual(unsealing.keys(), { rathaus: "new" });
  assert.deepEqual([...unsealing.contents().keys()], ["rathaus"]);
});
