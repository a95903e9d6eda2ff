// The phone's camera, for reading QR codes: opened when somebody asks for it, off again the moment nobody looks. Errors are
// words, each with its sentence in the interface. Imported by ui/.

const WANTED = { audio: false, video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } } };
const WORDS = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "none",
  OverconstrainedError: "none",
  NotReadableError: "busy",
  AbortError: "busy",
};

/** Why this page has no camera at all, or null: "insecure" (plain http) or "unsupported". */
export function cameraObstacle(scope = globalThis) {
  if (scope.isSecureContext === false) return "insecure";
  return typeof scope.navigator?.mediaDevices?.getUserMedia === "function" ? null : "unsupported";
}

/**
 * `start(video)` shows the camera in a <video> and resolves to null, or to what went wrong: denied, none, busy, insecure,
 * unsupported; "stopped" where `stop()` came first. `onEnd()` hears of a camera that went away by itself. `hasTorch()` and
 * `setTorch(on)` are about its light.
 */
export function createCamera({ scope = globalThis, onEnd = () => {} } = {}) {
  let stream = null;
  let shown = null;
  // Counts starts and stops, so that a camera that opens after it was stopped is closed again at once.
  let turn = 0;

  async function start(video) {
    stop();
    const obstacle = cameraObstacle(scope);
    if (obstacle) return obstacle;
    const mine = turn;
    try {
      const opened = await scope.navigator.mediaDevices.getUserMedia(WANTED);
      if (mine !== turn) return release(opened);
      stream = opened;
      shown = video;
      track().addEventListener("ended", ended);
      video.srcObject = stream;
      await video.play();
      return mine === turn ? null : "stopped";
    } catch (error) {
      if (mine !== turn) return "stopped";
      stop();
      return WORDS[error.name] ?? "unsupported";
    }
  }

  function stop() {
    turn += 1;
    if (stream) release(stream);
    if (shown) shown.srcObject = null;
    stream = null;
    shown = null;
  }

  function release(one) {
    for (const each of one.getTracks()) {
      each.removeEventListener("ended", ended);
      each.stop();
    }
    return "stopped";
  }

  function ended() {
    stop();
    onEnd();
  }

  const track = () => stream?.getVideoTracks()[0] ?? null;

  return {
    start,
    stop,
    hasTorch: () => track()?.getCapabilities?.().torch === true,
    /** Resolves to whether the light is as asked. */
    setTorch(on) {
      const done = track()?.applyConstraints({ advanced: [{ torch: on }] });
      return Promise.resolve(done).then(() => done !== undefined, () => false);
    },
  };
}
