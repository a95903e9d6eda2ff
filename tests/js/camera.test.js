// The ports to camera and decoder where a browser refuses, disappears or has its own reader: what no test browser here does.
import assert from "node:assert/strict";
import { test } from "node:test";

import { cameraObstacle, createCamera } from "../../static/js/ports/camera.js";
import { createDecoder } from "../../static/js/ports/decoder.js";

function trackOf(abilities = {}) {
  const heard = new Map();
  return {
    state: "live",
    asked: [],
    stop() { this.state = "ended"; },
    addEventListener: (type, handler) => heard.set(type, handler),
    removeEventListener: (type) => heard.delete(type),
    getCapabilities: () => abilities,
    applyConstraints(wanted) { this.asked.push(wanted); return abilities.torch ? Promise.resolve() : Promise.reject(new Error("no light")); },
    die() { heard.get("ended")?.(); },
  };
}

const streamOf = (track) => ({ getTracks: () => [track], getVideoTracks: () => [track] });
const videoOf = () => ({ srcObject: null, play: async () => {} });
const scopeOf = (getUserMedia, isSecureContext = true) => ({ isSecureContext, navigator: { mediaDevices: { getUserMedia } } });

function refusing(name) {
  return scopeOf(async () => { throw new DOMException("no", name); });
}

test("a page without secure connection or without any camera says so before it asks", () => {
  assert.equal(cameraObstacle(scopeOf(async () => {}, false)), "insecure");
  assert.equal(cameraObstacle({ isSecureContext: true, navigator: {} }), "unsupported");
  assert.equal(cameraObstacle(scopeOf(async () => {})), null);
});

for (const [name, word] of Object.entries({ NotAllowedError: "denied", SecurityError: "denied", NotFoundError: "none", OverconstrainedError: "none", NotReadableError: "busy", AbortError: "busy", TypeError: "unsupported" })) {
  test(`${name} is "${word}"`, async () => {
    assert.equal(await createCamera({ scope: refusing(name) }).start(videoOf()), word);
  });
}

test("the camera is shown, and stopping ends its track", async () => {
  const [track, video] = [trackOf(), videoOf()];
  const camera = createCamera({ scope: scopeOf(async (wanted) => {
    assert.equal(wanted.audio, false);
    assert.equal(wanted.video.facingMode, "environment");
    return streamOf(track);
  }) });
  assert.equal(await camera.start(video), null);
  assert.equal(video.srcObject.getTracks()[0], track);
  camera.stop();
  assert.deepEqual([track.state, video.srcObject], ["ended", null]);
});

test("a camera that opens after it was stopped is off again at once", async () => {
  const [track, video] = [trackOf(), videoOf()];
  let open;
  const camera = createCamera({ scope: scopeOf(() => new Promise((resolve) => { open = resolve; })) });
  const started = camera.start(video);
  camera.stop();
  open(streamOf(track));
  assert.equal(await started, "stopped");
  assert.deepEqual([track.state, video.srcObject], ["ended", null]);
});

test("a camera that goes away by itself is told, one that was stopped is not", async () => {
  const track = trackOf();
  let ends = 0;
  const camera = createCamera({ scope: scopeOf(async () => streamOf(track)), onEnd: () => { ends += 1; } });
  await camera.start(videoOf());
  track.die();
  assert.equal(ends, 1);
  track.die();
  assert.equal(ends, 1);
});

test("a light is offered only where the camera has one", async () => {
  for (const [abilities, has] of [[{ torch: true }, true], [{}, false]]) {
    const track = trackOf(abilities);
    const camera = createCamera({ scope: scopeOf(async () => streamOf(track)) });
    assert.equal(camera.hasTorch(), false);
    assert.equal(await camera.setTorch(true), false);
    await camera.start(videoOf());
    assert.equal(camera.hasTorch(), has);
    assert.equal(await camera.setTorch(true), has);
    assert.deepEqual(track.asked, [{ advanced: [{ torch: true }] }]);
  }
});

// ---- the decoder ----

function detectorOf(formats, detect) {
  return class {
    static getSupportedFormats = async () => formats;
    detect = detect;
  };
}

test("the browser's own reader is used where it reads QR codes", async () => {
  const answers = [[{ rawValue: "7KQW3RXA" }], [], [{ rawValue: "" }], null];
  const BarcodeDetector = detectorOf(["qr_code"], async () => answers.shift());
  const decoder = await createDecoder({ scope: { BarcodeDetector } });
  const read = [];
  for (let turn = 0; turn < 4; turn += 1) read.push(await decoder.read({}));
  assert.deepEqual(read, ["7KQW3RXA", null, null, null]);
});

test("a reader that is there in name only, and none at all, both lead to the worker", async () => {
  const context = { drawImage: () => {}, getImageData: (_x, _y, width, height) => ({ data: new Uint8ClampedArray(4), width, height }) };
  const document = { createElement: () => ({ getContext: () => context }) };
  for (const BarcodeDetector of [detectorOf([], async () => []), undefined]) {
    const posted = [];
    class Worker {
      postMessage(message) {
        posted.push([message.width, message.height]);
        queueMicrotask(() => this.onmessage({ data: { id: message.id, text: "read" } }));
      }
      terminate() {}
    }
    const decoder = await createDecoder({ scope: { BarcodeDetector, document, Worker } });
    assert.equal(await decoder.read({ videoWidth: 1280, videoHeight: 720 }), "read");
    assert.equal(await decoder.read({ videoWidth: 320, videoHeight: 240 }), "read");
    assert.equal(await decoder.read({ videoWidth: 0, videoHeight: 0 }), null);
    assert.deepEqual(posted, [[640, 360], [320, 240]]);
  }
});

test("a worker that does not load is said, and replaced with the next picture", async () => {
  const context = { drawImage: () => {}, getImageData: () => ({ data: new Uint8ClampedArray(4), width: 1, height: 1 }) };
  const document = { createElement: () => ({ getContext: () => context }) };
  let made = 0;
  class Worker {
    constructor() { made += 1; }
    postMessage({ id }) {
      queueMicrotask(() => (made === 1 ? this.onerror({ preventDefault: () => {} }) : this.onmessage({ data: { id, text: null } })));
    }
    terminate() {}
  }
  const decoder = await createDecoder({ scope: { document, Worker } });
  assert.equal(await decoder.read({ videoWidth: 4, videoHeight: 3 }), false);
  assert.equal(await decoder.read({ videoWidth: 4, videoHeight: 3 }), null);
  assert.equal(made, 2);
});
