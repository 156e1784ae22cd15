// Functions of 32-bit floats, step by step as gophernet computes them: predictions are the same, and not only nearly so. A product and a sum that are rounded
// once are a fused multiply-add: the product of two floats is exact in 64 bits. Coefficients: Cephes (Moshier, 1989).

const { fround } = Math;
const LOG_TWO_HIGH = 0.693359375; // ln 2 in two parts: a product with the first is exact
const LOG_TWO_LOW = fround(-2.1219444e-4);
const LOG2_E = fround(1.4426950408889634);
const ROUNDER = 12582912; // 1.5·2^23: adding it rounds to a whole number

const POWERS_OF_TWO = Float64Array.from({ length: 512 }, (_, i) => 2 ** (i - 256));
const EXP = Float32Array.of(1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1);
const TANH = Float32Array.of(-5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1);
const SINE = Float32Array.of(3.8199525848, -15.0946425768, 42.0586939449, -76.7058597531, 81.6052492761, -41.3417022404, 6.2831853072);
const LOG = Float32Array.of(
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
);
const GELU_INNER = Float32Array.of(1.0262598516e-4, -1.1809696443e-3, 9.9722519517e-3, -6.6490285099e-2, 3.9894229174e-1);
const GELU_OUTER = Float32Array.of(
  -5.4621940944e-4, 8.9474873675e-5, 3.9088274352e-3, -2.4457105901e-3, -2.7374526486e-2, 9.0498186648e-2, -1.4050669968e-1, 1.1134274304e-1,
  3.6396273971e-1,
);
const SELU_SCALE = fround(1.0507009873554805);
const SELU_SCALE_ALPHA = fround(1.7580993408473769);
const FLOAT_BITS = new Int32Array(1);
const BITS_FLOAT = new Float32Array(FLOAT_BITS.buffer);
const ROOT_OF_HALF_BITS = 0x3f3504f3;

const limit = (x, low, high) => Math.min(Math.max(x, low), high);

function polynomial(x, coefficients) {
  let sum = coefficients[0];
  for (let i = 1; i < coefficients.length; i++) {
    sum = fround(sum * x + coefficients[i]);
  }
  return sum;
}

// e^x is mantissa · 2^power: where e^x alone has lost digits, products of the mantissa have not.

const expPower = (x) => fround(fround(x * LOG2_E + ROUNDER) - ROUNDER);
const expRest = (x, power) => fround(power * -LOG_TWO_LOW + fround(power * -LOG_TWO_HIGH + x));

/** e^r for |r| up to ½ ln 2; what the rounding of 1 + r takes is added to the small terms. */
function expMantissa(r) {
  const sum = fround(1 + r);
  const lost = fround(fround(1 - sum) + r);
  return fround(sum + fround(polynomial(r, EXP) * fround(r * r) + lost));
}

/** value · 2^power, in two halves: one factor alone could be beyond the floats. */
function timesPower(value, power) {
  const half = power >> 1;
  return fround(fround(value * POWERS_OF_TWO[half + 256]) * POWERS_OF_TWO[power - half + 256]);
}

function exp(x) {
  const limited = limit(x, -104, 89);
  const power = expPower(limited);
  return timesPower(expMantissa(expRest(limited, power)), power);
}

/** e^x − 1 with all its digits near 0. */
function expLessOne(x) {
  const power = expPower(x);
  const r = expRest(x, power);
  const factor = POWERS_OF_TWO[power + 256];
  return fround(factor * fround(polynomial(r, EXP) * fround(r * r) + r) + fround(factor - 1));
}

function log(x) {
  if (!(x > 0) || x === Infinity) {
    return x === 0 ? -Infinity : x > 0 ? x : NaN;
  }
  const isSmall = x < 1.17549435e-38; // a subnormal
  BITS_FLOAT[0] = isSmall ? x * 8388608 : x;
  const offset = FLOAT_BITS[0] - ROOT_OF_HALF_BITS; // of mantissas from √½ to √2
  const exponent = (offset >> 23) - (isSmall ? 23 : 0);
  FLOAT_BITS[0] = (offset & 0x7fffff) + ROOT_OF_HALF_BITS;
  const f = fround(BITS_FLOAT[0] - 1);
  const square = fround(f * f);
  let tail = fround(fround(polynomial(f, LOG) * f) * square);
  tail = fround(exponent * LOG_TWO_LOW + tail);
  tail = fround(square * -0.5 + tail);
  return fround(exponent * LOG_TWO_HIGH + fround(f + tail));
}

/** cos(2πx). */
function cosTurns(x) {
  const fraction = limit(fround(x - fround(fround(x + ROUNDER) - ROUNDER)), -0.5, 0.5);
  const quarter = fround(0.25 - Math.abs(fraction));
  return fround(polynomial(fround(quarter * quarter), SINE) * quarter);
}

function tanh(x) {
  const magnitude = Math.abs(x);
  if (magnitude < 0.625) {
    const square = fround(x * x);
    return fround(fround(polynomial(square, TANH) * square) * x + x);
  }
  return Math.sign(x) * fround(1 - fround(2 / fround(exp(fround(magnitude + magnitude)) + 1)));
}

function sigmoid(x) {
  const e = exp(-Math.abs(x));
  const factor = x < 0 ? e : 1;
  return fround(-factor * fround(e / fround(1 + e)) + factor);
}

function selu(x) {
  return fround(x < 0 ? expLessOne(Math.max(x, -25)) * SELU_SCALE_ALPHA : x * SELU_SCALE);
}

function silu(x) {
  return gated(x, (e) => fround(e / fround(1 + e)));
}

function mish(x) {
  return gated(x, (e) => {
    const factor = x < 0 ? fround(1 + e) : e;
    return fround(fround(e * factor) / fround(e * fround(1 + factor) + (x < 0 ? 2 : 0.5)));
  });
}

/** x·e^x·(1 − q) below 0 and x·(1 − q) elsewhere, where q is made of e^−|x|. */
function gated(x, quotientOf) {
  const magnitude = -Math.min(Math.abs(x), 110);
  const power = expPower(magnitude);
  const mantissa = expMantissa(expRest(magnitude, power));
  const factor = x < 0 ? mantissa : 1;
  const product = fround(Math.max(x, -110) * fround(-factor * quotientOf(timesPower(mantissa, power)) + factor));
  return x < 0 ? timesPower(product, power) : product;
}

/** x·Φ(x), with Φ of the standard normal distribution (beyond the middle after Shepherd and Laframboise, 1981). */
function gelu(x) {
  const t = Math.min(Math.abs(x), 14.5);
  if (t < 0.75) {
    return fround(x * fround(x * polynomial(fround(x * x), GELU_INNER) + 0.5));
  }
  const square = fround(t * t);
  const lost = fround(fround(t * t - square) * -0.5);
  const power = expPower(fround(square * -0.5));
  const mantissa = expMantissa(fround(expRest(fround(square * -0.5), power) + lost));
  const outer = polynomial(fround(fround(t - 2.96875) / fround(t + 2.96875)), GELU_OUTER);
  return fround(Math.max(x, 0) - timesPower(fround(mantissa * outer), power));
}

/** Of a layer as a whole: positive numbers whose sum is 1. */
function softmax(z) {
  const largest = z.reduce((a, b) => Math.max(a, b));
  const powers = z.map((value) => exp(fround(value - largest)));
  const total = powers.reduce((a, b) => fround(a + b));
  return powers.map((power) => power / total);
}
