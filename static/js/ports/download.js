// Saving a file that the page made itself, so that entries get out of a phone without any network. Imported by pages/ and
// ui/.

// Some browsers read the address only after the click has been handled.
const KEPT_MS = 60_000;

/** Offers `text` to be saved under `name`. */
export function download(name, text, type = "application/json") {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  // Firefox follows only links that are in the page.
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
