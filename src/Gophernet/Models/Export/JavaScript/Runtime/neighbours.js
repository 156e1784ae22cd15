// Networks that compare rows with training rows (ModernNCA: Ye, Yin, Zhan and Chao, 2024): the mean of the targets of those near, as logits.

const DISTANCE_ROUNDING = 0.01; // added to the square of a distance
const DOUBT = 1e-5; // no class is impossible because no row near is of it

class Comparison {
  constructor(shape, tensor) {
    this.outputs = shape.compared_outputs;
    this.activation = shape.layers[shape.layers.length - 1].activation;
    this.places = tensor("neighbours.places"); // [rows, numbers of a place]
    this.targets = tensor("neighbours.targets"); // times what each row counts, and that, [outputs + 1, rows]
    this.rows = this.targets.length / (this.outputs + 1);
  }

  /** The logits of a row in a place. */
  logits(place) {
    const distances = this.distances(place);
    const nearest = distances.reduce((a, b) => Math.min(a, b));
    const weights = distances.map((distance) => Math.exp(nearest - distance));
    const total = this.sum(weights, this.outputs);
    return Float64Array.from({ length: this.outputs }, (_, i) => this.logit(total > 0 ? this.sum(weights, i) / total : 0));
  }

  distances(place) {
    const distances = new Float64Array(this.rows);
    for (let row = 0, at = 0; row < this.rows; row++) {
      let square = 0;
      for (let i = 0; i < place.length; i++, at++) {
        const difference = place[i] - this.places[at];
        square += difference * difference;
      }
      distances[row] = Math.sqrt(square + DISTANCE_ROUNDING);
    }
    return distances;
  }

  sum(weights, output) {
    let sum = 0;
    for (let row = 0, at = output * this.rows; row < this.rows; row++, at++) {
      sum += weights[row] * this.targets[at];
    }
    return sum;
  }

  logit(mean) {
    const logit = Math.log(mean + DOUBT);
    return this.activation === "identity" ? mean : this.activation === "softmax" ? logit : logit - Math.log(1 - mean + DOUBT);
  }
}
