// Decimal arithmetic as Python's `decimal` does it (28 digits, halves to even), so that an estimate earns the same points on
// the phone as on the server: 26.5 and 26.4 lie 0.1 apart for an author, though not for binary floats. Pure; imported by
// core/scoring.js.

const DIGITS = 28;
const BITS = 128n;
const ONE = 1n << BITS;
const LN2 = series(ONE / 3n);

/** A number as it is written: {digits: BigInt with sign, exponent}. */
export function decimal(value) {
  const [, sign, whole, fraction = "", power = "0"] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(String(value));
  return { digits: BigInt(`${sign}${whole}${fraction}`), exponent: Number(power) - fraction.length };
}

export function difference(left, right) {
  const exponent = Math.min(left.exponent, right.exponent);
  return rounded({ digits: raised(left, exponent) - raised(right, exponent), exponent });
}

/** The quotient of two decimals above 0. */
export function quotient(left, right) {
  // Two digits more than are kept, and a last one that says whether anything follows: rounding then sees all it needs.
  const places = Math.max(0, DIGITS + 2 + length(right.digits) - length(left.digits));
  const scaled = left.digits * 10n ** BigInt(places);
  const digits = (scaled / right.digits) * 10n + (scaled % right.digits === 0n ? 0n : 1n);
  return rounded({ digits, exponent: left.exponent - places - right.exponent - 1 });
}

export function isGreater(left, right) {
  const exponent = Math.min(left.exponent, right.exponent);
  return raised(left, exponent) > raised(right, exponent);
}

export function toNumber({ digits, exponent }) {
  return Number(`${digits}e${exponent}`);
}

function raised({ digits, exponent }, to) {
  return digits * 10n ** BigInt(exponent - to);
}

function length(digits) {
  return String(digits < 0n ? -digits : digits).length;
}

function rounded({ digits, exponent }) {
  const extra = length(digits) - DIGITS;
  if (extra <= 0) return { digits, exponent };
  const unit = 10n ** BigInt(extra);
  const size = digits < 0n ? -digits : digits;
  const [kept, rest] = [size / unit, 2n * (size % unit)];
  const up = rest > unit || (rest === unit && kept % 2n === 1n) ? 1n : 0n;
  return { digits: digits < 0n ? -(kept + up) : kept + up, exponent: exponent + extra };
}

/**
 * The natural logarithm of a number above 0, rounded correctly. Math.log may be off in the last bit and is so elsewhere in
 * every browser, which moves a point wherever a share lies half-way between two.
 */
export function naturalLog(value) {
  if (value === Infinity) return value;
  // Between 1 and 2 after dividing by a power of two, and the logarithm of that by its series.
  let power = Math.min(1023, Math.floor(Math.log2(value)));
  let scaled = value / 2 ** power;
  for (; scaled >= 2; scaled /= 2) power += 1;
  for (; scaled < 1; scaled *= 2) power -= 1;
  const fixed = BigInt(scaled * 2 ** 52) << (BITS - 52n);
  const sum = BigInt(power) * LN2 + series(((fixed - ONE) * ONE) / (fixed + ONE));
  return Number(sum) / 2 ** Number(BITS);
}

/** ln((1 + x) / (1 - x)) for a fixed-point x from 0 to 1/3. */
function series(x) {
  const square = (x * x) >> BITS;
  let sum = 0n;
  let power = x;
  for (let odd = 1n; power > 0n; odd += 2n) {
    sum += power / odd;
    power = (power * square) >> BITS;
  }
  return 2n * sum;
}
