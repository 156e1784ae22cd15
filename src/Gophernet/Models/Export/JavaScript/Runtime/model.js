// A model: from a row to a prediction.

const TASKS = { label: "classification", indicators: "classification", numbers: "regression", labels: "multilabel" };
const MAX_NAMES = 10; // that a message has
const MAX_EXPONENT = 80; // e to its power is less than the largest number of a table

class Model {
  /**
   * @param {object} document all of the model but its weights
   * @param {Object<string, string>} tensors the weights, as base64 by their names
   */
  constructor(document, tensors) {
    const { schema, networks, kinds = [], other_networks: others = [] } = document;
    const shapes = [document.network, ...others];
    this.document = document;
    this.target = schema.target;
    this.missing = new MissingTexts(schema.missing);
    this.features = schema.features.map((feature) => ({ ...feature, ...FEATURES[feature.kind](feature) }));
    this.networks = Array.from({ length: networks }, (_, i) => {
      const prefix = networks > 1 ? `networks.${i}.` : "";
      return new Network(shapes[kinds[i] ?? 0], (name) => decodeFloats(tensors[prefix + name]));
    });
  }

  get task() {
    return TASKS[this.target.form];
  }

  /** The columns that the model looks at, each as a form shows it. */
  get columns() {
    return this.features.map(({ name, kind, categories, yes, no }, i) => {
      const choices = categories ?? (kind === "boolean" ? [no, yes] : undefined);
      return { name, kind, ...(choices && { categories: choices }), ...this.document.columns[i] };
    });
  }

  /** The classes, or the labels; none of numbers. */
  get classes() {
    return this.target.form === "numbers" ? [] : this.target.classes ?? this.target.columns;
  }

  predict(row, { decimalComma = false } = {}) {
    const outputs = this.outputs(this.encode(row, decimalComma));
    if (!outputs.every(Number.isFinite)) {
      throw new Error("the prediction of this row is not a finite number: look for values that are far beyond those of the training rows");
    }
    return ANSWERS[this.target.form](outputs, this);
  }

  /** The inputs of a row: numbers, categories and texts. */
  encode(row, decimalComma) {
    if (typeof row !== "object" || row === null || !this.features.some(({ name }) => Object.hasOwn(row, name))) {
      const names = this.features.slice(0, MAX_NAMES).map(({ name }) => `"${name}"`);
      const more = this.features.length > MAX_NAMES ? ", …" : "";
      throw new Error(`expected a row with the columns ${names.join(", ")}${more}, found none of them`);
    }
    const encoded = { numbers: [], codes: [], texts: [] };
    for (const feature of this.features) {
      const value = Object.hasOwn(row, feature.name) ? row[feature.name] : undefined;
      feature.encode(this.read(feature, value, decimalComma), encoded);
    }
    encoded.numbers = Float32Array.from(encoded.numbers);
    return encoded;
  }

  /** What a cell says; NaN where it is missing. */
  read(feature, value, decimalComma) {
    if (typeof value === "boolean" && feature.kind === "boolean") {
      return Number(value);
    }
    const text = cellText(value);
    if (text === undefined || (text !== null && this.missing.has(text))) {
      return NaN;
    }
    // A number of a program is plain, however people write those of its column.
    const isNumber = typeof value === "number";
    const format = { missing: this.missing, decimalComma: decimalComma && !isNumber, plainFirst: isNumber };
    const read = text === null ? undefined : feature.read(text, format);
    if (read === undefined) {
      throw cellError(feature.name, this.document.columns[this.features.indexOf(feature)].expected, value);
    }
    return read;
  }

  /** The mean outputs of the networks, each by what it counts. */
  outputs(row) {
    const { temperature = 1, logit_offsets: offsets, weights = [] } = this.document;
    const factor = fround(1 / temperature);
    let [sums, total] = [undefined, 0];
    this.networks.forEach((network, i) => {
      const weight = fround(weights[i] ?? 1);
      const weighted = network.outputs(row, factor, offsets).map((output) => output * weight);
      sums = sums?.map((sum, j) => sum + weighted[j]) ?? weighted;
      total = fround(total + weight);
    });
    return Array.from(sums, (sum) => fround(sum / total));
  }
}

/** What the outputs of each form of target say. */
const ANSWERS = {
  label: classAnswer,
  indicators: classAnswer,
  labels: (outputs, { classes }) => ({
    prediction: byName(classes, outputs.map((output) => (output > 0.5 ? 1 : 0))),
    probabilities: byName(classes, outputs.map(shortest)),
  }),
  numbers(outputs, { target }) {
    const { columns, scalings, quantiles = [] } = target;
    const each = Math.max(1, quantiles.length);
    const numbers = columns.map((_, i) => {
      const ordered = outputs.slice(i * each, (i + 1) * each).sort((a, b) => a - b); // quantiles may cross
      return ordered.map((output) => numberOf(output, scalings[i]));
    });
    const median = quantiles.indexOf(0.5);
    const [low, high] = median >= 0 ? [median, median] : [Math.floor((each - 1) / 2), Math.floor(each / 2)];
    return {
      prediction: byName(columns, numbers.map((values) => (values[low] + values[high]) / 2)),
      ...(quantiles.length > 0 && { quantiles: byName(columns, numbers.map((values) => byName(quantiles, values))) }),
    };
  },
};

function classAnswer(outputs, { document, classes }) {
  return { prediction: classes[decide(outputs, document)], probabilities: byName(classes, outputs.map(shortest)) };
}

/** The class that is decided; the first of several that are equal. */
function decide(outputs, { threshold, costs, decision_weights: weights }) {
  if (threshold !== undefined && outputs.length === 2) {
    return outputs[1] >= Math.fround(threshold) ? 1 : 0;
  }
  const scores = outputs.map((output, decided) => (costs
    ? -outputs.reduce((sum, probability, actual) => sum + Math.max(probability, 0) * costs[actual][decided], 0)
    : output * (weights?.[decided] ?? 1)));
  return scores.reduce((best, score, i) => (score > scores[best] ? i : best), 0);
}

/** A number in the units of its column. */
function numberOf(output, { deviation, mean, scale: form, smearing, low = -Infinity, high = Infinity }) {
  const number = output * deviation + mean;
  const value = form === "log" ? Math.exp(limit(number, -MAX_EXPONENT, MAX_EXPONENT)) * smearing : number;
  return limit(value, low, high);
}

/** A 32-bit float with the fewest digits that tell it from others: 0.98, not 0.9800000190734863. */
function shortest(float) {
  for (let digits = 6; digits < 9; digits++) {
    const number = Number(float.toPrecision(digits));
    if (Math.fround(number) === float) {
      return number;
    }
  }
  return Number(float.toPrecision(9));
}

function byName(names, values) {
  return Object.fromEntries(names.map((name, i) => [name, values[i]]));
}
