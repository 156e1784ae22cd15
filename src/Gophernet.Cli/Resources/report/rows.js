// The rows that are predicted worst: often a wrong target, a missing column, or a kind of row that training did not have.

const MAX_CELLS = 24;
const MAX_LETTERS_IN_LINE = 24;
const LOSS_WORDS = {
  log_loss: "Loss is −ln of the probability of what was.", mae: "Loss is the absolute error.", rmse: "Loss is the squared error.",
  r2: "Loss is the squared error in parts of the variance.", pinball: "Loss is that of the quantiles.",
};

function rowsSection({ worst_rows: rows, row_loss: loss, importance, evaluation }, { tryRow }) {
  if (!(rows?.length > 0)) {
    return undefined;
  }
  const needed = (importance?.importance ?? []).flatMap(columnsOf);
  const all = Object.keys(rows[0].values);
  const names = [...needed.filter((column) => all.includes(column)), ...all.filter((column) => !needed.includes(column))].slice(0, MAX_CELLS);
  const isSure = rows.some((row) => row.probability !== undefined);
  const heads = [numeric("Line"), "Actual", "Predicted", ...(isSure ? [numeric("Probability of actual")] : []), numeric("Loss"), ...(tryRow ? [""] : []),
    ...names.map(nameOf)];
  return [
    note("The worst first. Look for what they have in common: a wrong target, a missing column, a kind of row that training did not have. ",
      all.length > names.length ? `The ${names.length} most important of ${all.length} columns are shown. ` : "", LOSS_WORDS[loss] ?? "",
      " ", withoutUnknown(evaluation)),
    scrolling("Worst rows", table("Rows with the largest loss", heads, rows.map((row) => [
      String(row.line), answerText(row.actual), answerText(row.predicted), ...(isSure ? [percentText(row.probability)] : []), metricText(row.loss),
      ...(tryRow ? [html("button", { type: "button", "aria-label": `Try line ${row.line} in the form`, click: () => tryRow(row.values) }, "Try")] : []),
      ...names.map((column) => cellNode(row.values[column] ?? "")),
    ]), ".rows")),
  ];
}

function cellNode(text) {
  return html(`span${text.length > MAX_LETTERS_IN_LINE ? ".long" : ""}`, {}, nameOf(shortened(text, 120)));
}

/** A class, a number, or several of either. */
function answerText(value) {
  return typeof value === "number" ? shortText(value) : nameOf(Array.isArray(value)
    ? value.map((item) => (typeof item === "number" ? shortText(item) : listed(item))).join(", ") || "no label" : String(value));
}
