// The rows that are predicted worst: often a wrong target, a missing column, or a kind of row that training had not.

const MAX_CELLS = 24;

function rowsSection({ worst_rows: rows, importance, model, form }, { tryRow }) {
  if (!(rows?.length > 0)) {
    return undefined;
  }
  const needed = (importance?.importance ?? []).flatMap(columnsOf);
  const all = Object.keys(rows[0].values);
  const names = [...needed.filter((column) => all.includes(column)), ...all.filter((column) => !needed.includes(column))].slice(0, MAX_CELLS);
  const isSure = rows.some((row) => row.probability !== undefined);
  const heads = [numeric("Line"), "Actual", "Predicted", ...(isSure ? [numeric("Probability of actual")] : []), numeric("Loss"), ...(form ? [""] : []), ...names.map(nameOf)];
  const answer = (value) => (typeof value === "number" ? shortText(value) : nameOf(typeof value === "object" && value !== null ? optionText(value) : String(value)));
  return [
    note("The worst first. Look for what they have in common: a wrong target, a column that is missing, a kind of row that training had not. ",
      all.length > names.length ? `The ${names.length} most important of ${all.length} columns are shown. ` : "", model.task === "regression" ? "Loss is the squared error." : ""),
    scrolling("Worst rows", table("Rows with the largest loss", heads, rows.map((row) => [
      String(row.line), answer(row.actual), answer(row.predicted), ...(isSure ? [percentText(row.probability)] : []), metricText(row.loss),
      ...(form ? [html("button", { type: "button", "aria-label": `Try line ${row.line} in the form`, click: () => tryRow(row.values) }, "Try")] : []),
      ...names.map((column) => nameOf(shortened(row.values[column] ?? "", 80))),
    ]), ".rows")),
  ];
}
