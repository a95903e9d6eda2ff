// Names beside the pins, as many as fit: to the right, else to the left, else none; the list has them all. Imported by
// map/tour-map.js.

const GAP = 6;

/** `pins` are {point: {x, y}, label, large}; sets a class on each label. `size` is the map's {x, y}. */
export function placeLabels(pins, size) {
  const taken = pins.map(({ point, large }) => flagBox(point, large));
  const widths = pins.map(({ label }) => label.offsetWidth);
  pins.forEach(({ point, label, large }, index) => {
    const side = large ? null : pickSide(point, widths[index], taken, index, size);
    label.classList.toggle("on-right", side === "right");
    label.classList.toggle("on-left", side === "left");
    if (side) taken.push(labelBox(point, widths[index], side));
  });
}

function pickSide(point, width, taken, own, size) {
  return ["right", "left"].find((side) => {
    const box = labelBox(point, width, side);
    if (box.left < 4 || box.right > size.x - 4 || box.top < 4 || box.bottom > size.y - 24) return false;
    return taken.every((other, index) => index === own || !overlap(box, other));
  });
}

function flagBox({ x, y }, large) {
  return large ? { left: x - 4, right: x + 42, top: y - 58, bottom: y + 6 } : { left: x - 4, right: x + 30, top: y - 42, bottom: y + 6 };
}

function labelBox({ x, y }, width, side) {
  const left = side === "right" ? x + 26 + GAP : x - GAP - width;
  return { left, right: left + width, top: y - 36, bottom: y - 14 };
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
