// Reads the QR code in a camera's picture: by the browser's own BarcodeDetector where it can do that, else by jsQR in a
// worker of its own, which is loaded only now. Imported by ui/.

const WORKER = new URL("../../js/decoder/qr-worker.js", import.meta.url);
const WIDEST = 640;
const PATIENCE_MS = 3000;

/**
 * `read(video)` resolves to the text of a code in the picture, to null where there is none, to false where the reader itself
 * is not to be had; `close()` frees what it used. Nothing here rejects.
 */
export async function createDecoder({ scope = globalThis } = {}) {
  return (await nativeDecoder(scope)) ?? workerDecoder(scope);
}

async function nativeDecoder({ BarcodeDetector }) {
  try {
    // The class may be there without anything behind it, as on phones without the system's own service.
    if (!(await BarcodeDetector.getSupportedFormats()).includes("qr_code")) return null;
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    return { read: (video) => detected(detector, video), close: () => {} };
  } catch {
    return null;
  }
}

async function detected(detector, video) {
  try {
    return (await detector.detect(video))[0]?.rawValue || null;
  } catch {
    // Between two pictures of the camera there is none to look at.
    return null;
  }
}

function workerDecoder(scope) {
  let worker = null;
  let last = 0;
  const canvas = scope.document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });

  async function read(video) {
    const image = picture(video);
    if (!image) return null;
    try {
      worker ??= new scope.Worker(WORKER);
      last += 1;
      return await answer(worker, last, image);
    } catch {
      // A worker that did not load or died is replaced with the next picture: reception may be back by then.
      close();
      return false;
    }
  }

  function picture(video) {
    const shrink = Math.min(1, WIDEST / video.videoWidth);
    canvas.width = Math.round(video.videoWidth * shrink);
    canvas.height = Math.round(video.videoHeight * shrink);
    if (!(canvas.width > 0 && canvas.height > 0)) return null;
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    return context.getImageData(0, 0, canvas.width, canvas.height);
  }

  function close() {
    worker?.terminate();
    worker = null;
  }

  return { read, close };
}

function answer(worker, id, { data, width, height }) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(reject, PATIENCE_MS);
    worker.onerror = (event) => {
      event.preventDefault();
      clearTimeout(timer);
      reject();
    };
    worker.onmessage = (event) => {
      if (event.data.id !== id) return;
      clearTimeout(timer);
      resolve(event.data.text);
    };
    worker.postMessage({ id, pixels: data.buffer, width, height }, [data.buffer]);
  });
}
