// Networks that compare rows with training rows (ModernNCA: Ye, Yin, Zhan and Chao, 2024): the mean of the targets of those near, as logits.

const DISTANCE_ROUNDING = fround(0.01); // added to the square of a distance
const FARTHEST_ROW = 80; // e^-80 is 0 beside the nearest row's 1
const DOUBT = fround(1e-5); // no class is impossible because no row near is of it
const BLOCK_ROWS = 512; // sums are made smaller where a block has a nearer row than those before

class Comparison {
  constructor(shape, tensor) {
    this.outputs = shape.compared_outputs;
    this.activation = shape.layers[shape.layers.length - 1].activation;
    this.places = tensor("neighbours.places"); // [rows, numbers of a place]
    this.targets = tensor("neighbours.targets"); // times what each row counts, and that, [outputs + 1, rows]
    this.rows = this.targets.length / (this.outputs + 1);
    this.width = this.places.length / this.rows;
    this.halfSquares = Float32Array.from({ length: this.rows }, (_, row) => -0.5 * this.squareOf(row));
  }

  squareOf(row) {
    return this.places.subarray(row * this.width, (row + 1) * this.width).reduce((sum, value) => sum + value * value, 0);
  }

  /** The logits of a row in a place. */
  logits(place) {
    const square = place.reduce((sum, value) => fround(value * value + sum), 0);
    const sums = new Float32Array(this.outputs + 1); // of targets, and of what rows count
    let nearest = MAX_FLOAT;
    for (let first = 0; first < this.rows; first += BLOCK_ROWS) {
      const distances = this.distances(place, square, first);
      const before = nearest;
      nearest = distances.reduce((a, b) => Math.min(a, b), before);
      const weights = distances.map((distance) => weightOf(fround(distance - nearest)));
      const factor = weightOf(fround(before - nearest));
      sums.forEach((sum, i) => {
        sums[i] = this.addTargets(weights, i * this.rows + first, fround(sum * factor));
      });
    }
    const total = sums[this.outputs];
    return sums.subarray(0, this.outputs).map((sum) => this.logit(total > 0 ? fround(sum / total) : 0));
  }

  /** The distances of a place, whose square is given, from those of a block of rows: |p − q|² is |p|² less twice p·q − ½|q|². */
  distances(place, square, first) {
    const outputs = Math.min(BLOCK_ROWS, this.rows - first);
    const bias = this.halfSquares.subarray(first, first + outputs);
    const products = product({ inputs: this.width, outputs, weight: this.places.subarray(first * this.width), bias }, place);
    return products.map((half) => Math.sqrt(fround(Math.max(fround(half * -2 + square), 0) + DISTANCE_ROUNDING)));
  }

  addTargets(weights, first, start) {
    let sum = start;
    for (let row = 0; row < weights.length; row++) {
      sum = fround(this.targets[first + row] * weights[row] + sum);
    }
    return sum;
  }

  logit(mean) {
    if (this.activation === "identity") {
      return mean;
    }
    const logit = log(fround(mean + DOUBT));
    return this.activation === "softmax" ? logit : logit - log(fround(fround(1 - mean) + DOUBT));
  }
}

/** What a row counts at a distance beyond that of the nearest. */
function weightOf(distance) {
  return distance < FARTHEST_ROW ? exp(-distance) : 0;
}
