// Networks: from the inputs of a row to outputs. Layers are computed in 64 bits and kept in 32, as the weights are.

const WAVES = 16; // of a number that enters beside learned waves
const LEARNED_NUMBERS = 3; // that such a number enters beside
const TURNS_PER_RADIAN = Math.fround(0.15915494309189535);

function decodeBytes(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** 32-bit floats, little-endian, as every machine that runs JavaScript has them. */
function decodeFloats(base64) {
  return new Float32Array(decodeBytes(base64).buffer);
}

/** How a step takes the inputs of a row, from its places on, and what it gives: numbers of the first layer. */
const INPUT_STEPS = {
  plain: ({ inputs }) => ({
    width: inputs,
    numbers: inputs,
    forward(row, place, x, first) {
      for (let i = 0; i < inputs; i++) {
        x[first + i] = row.numbers[place.number + i];
      }
    },
  }),

  "one-hot": ({ inputs }) => ({
    width: inputs,
    codes: 1,
    forward(row, place, x, first) {
      x.fill(0, first, first + inputs);
      if (row.codes[place.code] >= 0) {
        x[first + row.codes[place.code]] = 1;
      }
    },
  }),

  embedded({ width }, tensor) {
    const embedding = tensor("embedding");
    return {
      width,
      codes: 1,
      forward(row, place, x, first) {
        const code = row.codes[place.code];
        for (let i = 0; i < width; i++) {
          x[first + i] = code < 0 ? 0 : embedding[code * width + i];
        }
      },
    };
  },

  periodic({ inputs }, tensor) {
    const frequency = tensor("frequency");
    const start = tensor("phase").map((phase) => phase * TURNS_PER_RADIAN);
    return learnedNumbers(inputs, tensor, WAVES, (value, i, w) => {
      const wave = i * WAVES + w;
      return Math.cos(2 * Math.PI * Math.fround(frequency[wave] * value + start[wave])); // turns are of 32 bits: of many, little of the last is left
    });
  },

  piecewise({ inputs, bins }, tensor) {
    const knots = tensor("knot");
    return learnedNumbers(inputs, tensor, bins, (value, i, bin) => {
      const knot = i * (bins + 1) + bin;
      const width = Math.fround(knots[knot + 1] - knots[knot]);
      return width > 0 ? Math.min(Math.max(Math.fround(value - knots[knot]) / width, 0), 1) : 0;
    });
  },

  text({ width, direct }, tensor) {
    const ngrams = tensor("ngram");
    return {
      width,
      texts: 1,
      forward(row, place, x, first, logits) {
        x.fill(0, first, first + width);
        for (const [bucket, value] of row.texts[place.text]) {
          const start = bucket * (width + direct);
          for (let i = 0; i < width; i++) {
            x[first + i] += value * ngrams[start + i];
          }
          for (let i = 0; i < direct; i++) {
            logits[i] += value * ngrams[start + width + i];
          }
        }
      },
    };
  },
};

/** Numbers that enter beside three sums each of some forms of them. */
function learnedNumbers(inputs, tensor, formCount, formOf) {
  const [weight, bias] = [tensor("weight"), tensor("bias")];
  return {
    width: inputs * (LEARNED_NUMBERS + 1),
    numbers: inputs,
    forward(row, place, x, first) {
      const sums = new Float64Array(LEARNED_NUMBERS);
      for (let i = 0; i < inputs; i++) {
        const value = row.numbers[place.number + i];
        sums.set(bias.subarray(i * LEARNED_NUMBERS, (i + 1) * LEARNED_NUMBERS));
        for (let f = 0; f < formCount; f++) {
          const form = formOf(value, i, f);
          for (let s = 0; s < LEARNED_NUMBERS; s++) {
            sums[s] += weight[(i * LEARNED_NUMBERS + s) * formCount + f] * form;
          }
        }
        x.set(sums, first + i * (LEARNED_NUMBERS + 1));
        x[first + i * (LEARNED_NUMBERS + 1) + LEARNED_NUMBERS] = value;
      }
    },
  };
}

const sigmoid = (z) => 1 / (1 + Math.exp(-z));

const ACTIVATIONS = {
  identity: (z) => z,
  sigmoid,
  tanh: Math.tanh,
  relu: (z) => Math.max(0, z),
  selu: (z) => (z < 0 ? 1.7580993408473769 * Math.expm1(z) : 1.0507009873554805 * z),
  silu: (z) => z * sigmoid(z),
  gelu: (z) => z * normalDistribution(z),
  mish: (z) => z * Math.tanh(Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)))),
};

/** Φ, by polynomials that are right to 32 bits: ½ + z·p(z²) in the middle, e^(−z²/2)·g/|z| beyond (after Shepherd and Laframboise, 1981). */
function normalDistribution(z) {
  const t = Math.abs(z);
  if (t < 0.75) {
    return 0.5 + z * polynomial(t * t, [1.0262598516e-4, -1.1809696443e-3, 9.9722519517e-3, -6.6490285099e-2, 3.9894229174e-1]);
  }
  const g = polynomial((t - 2.96875) / (t + 2.96875), [
    -5.4621940944e-4, 8.9474873675e-5, 3.9088274352e-3, -2.4457105901e-3, -2.7374526486e-2, 9.0498186648e-2, -1.4050669968e-1, 1.1134274304e-1,
    3.6396273971e-1,
  ]);
  const upper = (Math.exp((-t * t) / 2) * g) / t;
  return z < 0 ? upper : 1 - upper;
}

function polynomial(x, coefficients) {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient);
}

function softmax(z) {
  const largest = z.reduce((a, b) => Math.max(a, b));
  const powers = z.map((value) => Math.exp(value - largest));
  const total = powers.reduce((a, b) => a + b);
  return powers.map((power) => power / total);
}

/** A network of a shape, with tensors by their names. */
class Network {
  constructor(shape, tensor) {
    const steps = shape.inputs ?? [{ kind: "plain", inputs: shape.layers[0].inputs }];
    this.scales = shape.scaled ? tensor("inputs.scale") : undefined;
    this.layers = shape.layers.map((layer, i) => ({
      ...layer,
      weight: tensor(`layers.${i}.weight`),
      bias: tensor(`layers.${i}.bias`),
      share: layer.parametric ? tensor(`layers.${i}.activation_weight`) : undefined,
    }));
    this.comparison = shape.compared_outputs ? new Comparison(shape, tensor) : undefined;
    const next = { number: 0, code: 0, text: 0, first: 0 };
    this.steps = steps.map((written, i) => {
      const step = INPUT_STEPS[written.kind](written, (name) => tensor(`inputs.${i}.${name}`));
      const place = { ...next };
      next.number += step.numbers ?? 0;
      next.code += step.codes ?? 0;
      next.text += step.texts ?? 0;
      next.first += step.width;
      return { ...step, place };
    });
  }

  /** What the network puts out for a row; its logits are multiplied by `factor`, then `offsets` are added. */
  outputs(row, factor, offsets) {
    let x = new Float32Array(this.layers[0].inputs);
    const direct = new Float64Array(this.layers[this.layers.length - 1].outputs); // of texts, added to the logits
    for (const step of this.steps) {
      step.forward(row, step.place, x, step.place.first, direct);
    }
    this.scales?.forEach((factorOfInput, i) => {
      x[i] *= factorOfInput;
    });
    for (const layer of this.layers.slice(0, -1)) {
      x = activate(layer, product(layer, x));
    }
    const last = this.layers[this.layers.length - 1];
    const sums = Float64Array.from(product(last, x), (sum, i) => sum + direct[i]);
    const logits = this.comparison ? this.comparison.logits(sums) : sums;
    const z = logits.map((logit, i) => logit * factor + (offsets?.[i] ?? 0));
    return last.activation === "softmax" ? softmax(z) : z.map(ACTIVATIONS[last.activation]);
  }
}

/** W·x + b. */
function product({ inputs, outputs, weight, bias }, x) {
  const sums = new Float32Array(outputs);
  for (let j = 0; j < outputs; j++) {
    let sum = bias[j];
    for (let k = 0, at = j * inputs; k < inputs; k++, at++) {
      sum += weight[at] * x[k];
    }
    sums[j] = sum;
  }
  return sums;
}

/** The activation of a layer, or each neuron's share of it. */
function activate({ activation, share }, sums) {
  const of = ACTIVATIONS[activation];
  for (let j = 0; j < sums.length; j++) {
    const z = sums[j];
    sums[j] = share ? z + share[j] * (of(z) - z) : of(z);
  }
  return sums;
}
