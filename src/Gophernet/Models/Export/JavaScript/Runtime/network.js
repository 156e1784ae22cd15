// Networks: from the inputs of a row to outputs, each a chain of 32-bit floats in the order in which gophernet computes it.

const MAX_FLOAT = fround(3.4028235e38);
const WAVES = 16; // of a number that enters beside learned waves
const LEARNED_NUMBERS = 3; // that such a number enters beside
const TURNS_PER_RADIAN = fround(0.15915494309189535);

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
      return cosTurns(fround(frequency[wave] * value + start[wave]));
    });
  },

  piecewise({ inputs, bins }, tensor) {
    const knots = tensor("knot");
    return learnedNumbers(inputs, tensor, bins, (value, i, bin) => {
      const knot = i * (bins + 1) + bin;
      const width = fround(knots[knot + 1] - knots[knot]);
      const factor = width > 0 ? Math.min(fround(1 / width), MAX_FLOAT) : 0;
      return limit(fround(fround(value - knots[knot]) * factor), 0, 1);
    });
  },

  text({ width, direct }, tensor) {
    const ngrams = tensor("ngram");
    return {
      width,
      texts: 1,
      forward(row, place, x, first, logits) {
        const sums = new Float32Array(width + direct);
        for (const [bucket, value] of row.texts[place.text]) {
          for (let i = 0; i < sums.length; i++) {
            sums[i] += ngrams[bucket * sums.length + i] * value;
          }
        }
        x.set(sums.subarray(0, width), first);
        for (let i = 0; i < direct; i++) {
          logits[i] += sums[width + i];
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
      const sums = new Float32Array(LEARNED_NUMBERS);
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

const ACTIVATIONS = { identity: (z) => z, sigmoid, tanh, relu: (z) => Math.max(z, 0), selu, silu, gelu, mish };

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
    const direct = new Float32Array(this.layers[this.layers.length - 1].outputs); // of texts, added to the logits
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
    const sums = product(last, x).map((sum, i) => sum + direct[i]);
    const logits = this.comparison ? this.comparison.logits(sums) : sums;
    const z = logits.map((logit, i) => fround(logit * factor) + fround(offsets?.[i] ?? 0));
    return last.activation === "softmax" ? softmax(z) : z.map(ACTIVATIONS[last.activation]);
  }
}

/** W·x + b: each sum in the order of the inputs, four sums side by side, as each step of one waits for the step before. */
function product({ inputs, outputs, weight, bias }, x) {
  const sums = Float32Array.from(bias);
  let j = 0;
  for (; j + 4 <= outputs; j += 4) {
    let [a, b, c, d] = [bias[j], bias[j + 1], bias[j + 2], bias[j + 3]];
    for (let k = 0, at = j * inputs; k < inputs; k++, at++) {
      const value = x[k];
      a = fround(a + weight[at] * value);
      b = fround(b + weight[at + inputs] * value);
      c = fround(c + weight[at + 2 * inputs] * value);
      d = fround(d + weight[at + 3 * inputs] * value);
    }
    sums.set([a, b, c, d], j);
  }
  for (; j < outputs; j++) {
    for (let k = 0, at = j * inputs; k < inputs; k++, at++) {
      sums[j] += weight[at] * x[k];
    }
  }
  return sums;
}

/** The activation of a layer, or each neuron's share of it. */
function activate({ activation, share }, sums) {
  const of = ACTIVATIONS[activation];
  for (let j = 0; j < sums.length; j++) {
    const z = sums[j];
    sums[j] = share ? fround(of(z) - z) * share[j] + z : of(z);
  }
  return sums;
}
