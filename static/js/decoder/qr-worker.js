// Looks for a QR code in one picture after the other, beside the page, so that the camera's picture never stutters. A classic
// worker, because older iPhones, which need it most, know no other. Started by ports/decoder.js.
importScripts("../../vendor/jsqr/jsqr.js");

self.addEventListener("message", ({ data: { id, pixels, width, height } }) => {
  // Our codes are dark on white: the search for light ones on dark would take as long again.
  const found = self.jsQR(new Uint8ClampedArray(pixels), width, height, { inversionAttempts: "dontInvert" });
  self.postMessage({ id, text: found?.data ? found.data : null });
});
