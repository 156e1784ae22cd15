// Of two classes: what another threshold would decide, and what it would cost.

function thresholdSection({ thresholds, evaluation }) {
  if (!(thresholds?.at.length > 0)) {
    return undefined;
  }
  if (thresholds.positives === 0 || thresholds.negatives === 0) {
    return [note(`All rows of known classes are of one class, so that no threshold is better than another. ${withoutUnknown(evaluation)}`)];
  }
  const { at, class: positive, other } = thresholds;
  const state = { index: indexOfThreshold(thresholds), missed: 1, falseAlarm: 1 };
  const [results, chart, said] = [html("div.results"), html("div"), html("p", { "aria-live": "polite" })];
  const slider = html("input", { type: "range", id: "threshold-slider", min: 0, max: at.length - 1, step: 1, input() {
    show(Number(slider.value));
  } });
  const output = html("output", { for: "threshold-slider" });
  const cost = (id, label, member) => html("label", {}, label, " ", html("input", {
    id, type: "number", min: 0, step: "any", value: 1, inputmode: "decimal", input({ target }) {
      state[member] = Math.max(0, target.valueAsNumber || 0);
      show(state.index);
    },
  }));
  const jump = (label, index) => html("button", { type: "button", click: () => show(index()) }, label);

  function show(index) {
    state.index = index;
    slider.value = index;
    const costs = at.map((_, i) => costOf(thresholds, i, state));
    const cheapest = cheapestIndex(costs, indexOfThreshold(thresholds));
    output.textContent = shortText(at[index]);
    slider.setAttribute("aria-valuetext", shortText(at[index]));
    results.replaceChildren(...thresholdResults(thresholds, index, costs[index], evaluation));
    chart.replaceChildren(costChart(thresholds, costs, index, cheapest));
    state.cheapest = cheapest;
    said.replaceChildren("Cheapest: from a probability of ", html("strong", { id: "cheapest" }, shortText(at[cheapest])),
      ` on, ${metricText(costs[cheapest])} per row. `,
      at[cheapest] > 0 && at[cheapest] < 1 ? html("code", {}, `--threshold ${at[cheapest]}`) : undefined);
  }

  const controls = html("div.controls", {},
    html("p", {}, html("label", { for: "threshold-slider" }, "Predict ", nameOf(positive), " from this probability on: "), output, slider),
    html("p.costs", {},
      cost("cost-missed", html("span", {}, "Cost of predicting ", nameOf(other), " where it is ", nameOf(positive)), "missed"),
      cost("cost-false", html("span", {}, "Cost of predicting ", nameOf(positive), " where it is ", nameOf(other)), "falseAlarm")),
    html("p", {}, jump("Cheapest", () => state.cheapest), " ", jump("The model’s", () => indexOfThreshold(thresholds))));
  show(state.index);
  return [
    note("The model decides for ", nameOf(positive), ` from ${shortText(thresholds.threshold)} on. If one kind of error costs more than the other, `,
      "another threshold is cheaper. One that was chosen on these rows looks a little better on them than it will on new ones. ", withoutUnknown(evaluation)),
    figures(html("div", {}, controls, results, said), figure(undefined, chart,
      key("data", "expected cost per row"), key("mark", "this threshold"), key("other", "the model’s"),
      html("span.key", {}, html("i.ring", { "aria-hidden": "true" }), "the cheapest"))),
  ];
}

function costOf({ positives, negatives, true_positives: hits, false_positives: alarms }, i, { missed, falseAlarm }) {
  return ((positives - hits[i]) * missed + alarms[i] * falseAlarm) / (positives + negatives);
}

/** The cheapest threshold, of several the one nearest to the model's. */
function cheapestIndex(costs, home) {
  const least = costs.reduce((a, b) => Math.min(a, b));
  return costs.reduce((best, cost, i) => (cost > least + 1e-12 || (best >= 0 && Math.abs(best - home) <= Math.abs(i - home)) ? best : i), -1);
}

/** The one that decides as the model's does: no probability lies between them. */
function indexOfThreshold({ at, threshold }) {
  const index = at.findIndex((value) => value >= threshold);
  return index >= 0 ? index : at.length - 1;
}

function thresholdResults({ at, class: positive, other, positives, negatives, true_positives: hits, false_positives: alarms }, i, cost, { unknown }) {
  const [found, wrong] = [hits[i], alarms[i]];
  const cells = [[negatives - wrong, wrong], [positives - found, found]]; // in the order of the confusion matrix
  const ratio = (a, b) => metricText(b > 0 ? a / b : undefined);
  return [
    table("What it would decide", ["actual ↓ predicted →", numeric(nameOf(other)), numeric(nameOf(positive))],
      cells.map((row, j) => [nameOf([other, positive][j]), ...row.map(countText)])),
    facts([["Threshold", shortText(at[i])], ["Precision", ratio(found, found + wrong)], ["Recall", ratio(found, positives)],
      [unknown > 0 ? "Accuracy on known classes" : "Accuracy", ratio(found + negatives - wrong, positives + negatives)],
      ["Expected cost per row", html("strong", { id: "cost" }, metricText(cost))]]),
  ];
}

function costChart({ at, threshold }, costs, index, cheapest) {
  const label = `Expected cost per row by threshold: ${metricText(costs[index])} at ${shortText(at[index])}, least ${metricText(costs[cheapest])} at ${
    shortText(at[cheapest])}.`;
  const y = { label: "Expected cost per row", domain: [0, Math.max(...costs) * 1.05 || 1] };
  const chart = new Chart(label, { label: "Threshold", ...UNIT }, y, { height: 240 });
  return chart.upright(threshold, "other").line(at.map((t, i) => [t, costs[i]])).upright(at[index], "mark")
    .dot(at[cheapest], costs[cheapest], "ring", 6).dot(at[index], costs[index]).element;
}
