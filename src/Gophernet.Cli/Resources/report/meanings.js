// What metrics mean, in a few words, and which way they are better.

const MEANINGS = {
  accuracy: "share of rows whose class is right",
  balanced_accuracy: "mean recall of the classes",
  macro_precision: "mean precision of the classes",
  macro_recall: "mean recall of the classes",
  hamming_loss: "share of labels that are wrong",
  subset_accuracy: "share of rows with every label right",
  micro_f1: "F1 of all labels counted together",
  macro_f1: "mean F1 of classes or labels",
  matthews: "correlation of actual and predicted class",
  roc_auc: "chance that a row of a class is ranked above another",
  pr_auc: "mean precision over the ranking",
  log_loss: "mean −ln of the actual class's probability",
  brier: "squared error of the probabilities",
  calibration_error: "distance of probabilities from observed shares",
  expected_cost: "mean cost of a decision",
  rmse: "root of the mean squared error",
  mae: "mean absolute error",
  median_absolute_error: "median of the absolute errors",
  r2: "share of the variance that is explained",
  mape: "mean of |error| / |actual|",
  pinball: "mean loss of the quantiles",
  coverage: "share of rows at or below the quantile",
  range_coverage: "share of rows between the outer quantiles",
  range_width: "mean width between the outer quantiles",
};
const PATTERNS = [
  [/^pinball_/, "loss of this quantile"],
  [/^coverage_/, "share of rows at or below this quantile"],
  [/^(interval|set)_.*_coverage$/, "share of rows that are covered"],
  [/_width$/, "mean width of the intervals"],
  [/_size$/, "mean number of classes in the sets"],
];
const HIGHER = new Set(["accuracy", "balanced_accuracy", "macro_precision", "macro_recall", "subset_accuracy", "micro_f1", "macro_f1", "matthews", "roc_auc",
  "pr_auc", "r2"]);

function meaningOf(metric) {
  return MEANINGS[metric] ?? PATTERNS.find(([pattern]) => pattern.test(metric))?.[1] ?? "";
}

/** Which way a metric is better: 1 up, −1 down, 0 where it should be near a value of its own. */
function directionOf(metric) {
  return HIGHER.has(metric) ? 1 : /coverage/.test(metric) ? 0 : -1;
}

/** The metric that a task is judged by first. */
function mainMetric({ model, evaluation: { metrics } }) {
  const order = { classification: ["accuracy"], multilabel: ["micro_f1"], regression: model.target.length > 1 ? ["r2"] : ["mae", "pinball"] }[model.task] ?? [];
  return [...order, ...Object.keys(metrics)].find((metric) => metric in metrics);
}

/** What a part of the target is called. */
function partWord({ task }) {
  return { classification: "Class", multilabel: "Label" }[task] ?? "Column";
}

/** What figures of probabilities say of rows of classes that the model does not know. */
function withoutUnknown({ unknown = 0 }) {
  return unknown > 0 ? `${plural(unknown, "row")} of classes that the model does not know ${unknown === 1 ? "is" : "are"} left out.` : "";
}

/** What a shift of a column is called. */
function shiftWord({ psi, shift }) {
  return { unknown: "too few rows to tell", little: "moved a little", large: "shifted" }[shift] ?? (psi < 0.1 ? "stable" : "no more than chance");
}

function rangeText(interval, format) {
  return interval ? `${format(interval[0])} to ${format(interval[1])}` : "–";
}
