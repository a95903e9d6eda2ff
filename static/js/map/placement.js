// Where flags and names go on a crowded map: a flag flies to the left of its pole where another one already stands on the
// right, and a name is written beside its flag only where it covers nothing; the list has them all. Imported by
// map/tour-map.js.

const SMALL = { width: 26, height: 38 };
const LARGE = { width: 38, height: 54 };
const GAP = 6;

/**
 * `pins` are {point: {x, y}, label, large, turn(flipped)} with the foot of the pole as point; `size` is the map's {x, y}
 * and `blocked` are boxes of controls. Flags are turned and labels get a class.
 */
export function placePins(pins, size, blocked = []) {
  const ordered = [...pins].sort((a, b) => Number(b.large) - Number(a.large));
  const flags = [];
  for (const pin of ordered) {
    const right = flagBox(pin, false);
    const left = flagBox(pin, true);
    const crowded = (box) => flags.some((other) => overlap(box, other));
    pin.flipped = crowded(right) && !crowded(left);
    flags.push(pin.flipped ? left : right);
    pin.turn(pin.flipped);
  }
  const taken = [...flags, ...ordered.map(poleBox), ...blocked];
  for (const pin of ordered) placeLabel(pin, taken, size);
}

function placeLabel(pin, taken, size) {
  const width = pin.label.offsetWidth;
  const own = poleBox(pin);
  const fits = (box) => box.left >= 4 && box.right <= size.x - 4 && box.top >= 4 && box.bottom <= size.y - 4;
  const free = (box) => taken.every((other) => sameBox(other, own) || !overlap(box, other));
  const side = ["right", "left"].find((wanted) => {
    const box = labelBox(pin, width, wanted);
    return fits(box) && free(box);
  });
  pin.label.className = `pin-label${side ? ` on-${side}` : ""}`;
  if (!side) return;
  const box = labelBox(pin, width, side);
  pin.label.style.left = `${box.left - pin.point.x}px`;
  taken.push(box);
}

function flagBox({ point: { x, y }, large }, flipped) {
  const { width, height } = large ? LARGE : SMALL;
  // No margin at the pole: two flags may share one line, one to each side.
  const [left, right] = flipped ? [x - width - 2, x - 1] : [x + 1, x + width + 2];
  return { left, right, top: y - height - 2, bottom: y - height + (large ? 36 : 28) };
}

function poleBox({ point: { x, y }, large }) {
  return { left: x - 4, right: x + 4, top: y - (large ? LARGE : SMALL).height, bottom: y + 4 };
}

function labelBox({ point: { x, y }, large, flipped }, width, side) {
  const flag = (large ? LARGE : SMALL).width;
  const edge = side === "right" ? x + (flipped ? 0 : flag) + GAP : x - (flipped ? flag : 0) - GAP;
  const top = y - (large ? 46 : 34);
  const left = side === "right" ? edge : edge - width;
  return { left, right: left + width, top, bottom: top + 18 };
}

function sameBox(a, b) {
  return a.left === b.left && a.right === b.right && a.top === b.top && a.bottom === b.bottom;
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
