// A place to drop a file on; choosing it with a button is always the other way. Imported by ui/board/.

/** `onFile(file)` gets the first file that is dropped on `place`. */
export function startDrop(place, onFile) {
  // Children report leaving and entering as well, so the depth is counted.
  let depth = 0;
  const mark = (next) => {
    depth = next;
    place.classList.toggle("over", depth > 0);
  };
  place.addEventListener("dragenter", (event) => {
    event.preventDefault();
    mark(depth + 1);
  });
  place.addEventListener("dragleave", () => mark(Math.max(0, depth - 1)));
  place.addEventListener("dragover", (event) => event.preventDefault());
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    mark(0);
    onFile(event.dataTransfer.files[0]);
  });
}
