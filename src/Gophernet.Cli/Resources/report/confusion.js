// What was predicted as what. A row of the matrix is an actual class, a column a predicted one.

const MAX_CLASSES_SHOWN = 30;
const MAX_CLASSES_WITH_SHARES = 8;

function confusionSection({ evaluation: { confusion, classes }, model }) {
  if (!confusion) {
    return undefined;
  }
  const names = (classes ?? model.class_names.map((text) => ({ name: text }))).map((item) => item.name);
  const totals = confusion.map((row) => row.reduce((a, b) => a + b, 0));
  return [
    names.length <= MAX_CLASSES_SHOWN ? [
      note("Each line is an actual class, each column a predicted one; a cell has its rows", names.length <= MAX_CLASSES_WITH_SHARES
        ? " and their share of the line" : "", ". The darker, the larger the share; right predictions are on the diagonal."),
      scrolling("Confusion matrix", confusionTable(names, confusion, totals)),
    ] : [],
    names.length > 2 ? frequentErrors(names, confusion, totals) : [],
  ].flat();
}

function confusionTable(names, confusion, totals) {
  const isWide = names.length > MAX_CLASSES_WITH_SHARES;
  const cell = (rows, i, j) => {
    const share = totals[i] > 0 ? rows / totals[i] : 0;
    return html("td", { class: i === j ? "right" : undefined, style: `--share: ${share.toFixed(3)}`,
      title: `${names[i]} predicted as ${names[j]}: ${plural(rows, "row")}, ${percentText(share)} of it` },
    rows === 0 ? html("span.soft", {}, isWide ? "·" : "0") : countText(rows), !isWide && rows > 0 ? html("small", {}, percentText(share)) : undefined);
  };
  return html(`table.confusion${isWide ? ".wide" : ""}`, {},
    html("caption", {}, "Rows of each class"),
    html("thead", {}, html("tr", {}, html("td", {}, isWide ? "actual" : "actual ↓ predicted →"),
      names.map((text) => html("th", { scope: "col" }, html("div", {}, nameOf(text)))),
      html("th.number", { scope: "col" }, html("div", {}, "Rows")))),
    html("tbody", {}, confusion.map((row, i) => html("tr", {}, html("th", { scope: "row" }, nameOf(names[i])), row.map((rows, j) => cell(rows, i, j)),
      html("td.number.sum", {}, countText(totals[i]))))));
}

function frequentErrors(names, confusion, totals) {
  const errors = confusion.flatMap((row, i) => row.map((rows, j) => ({ i, j, rows }))).filter(({ i, j, rows }) => i !== j && rows > 0)
    .sort((a, b) => b.rows - a.rows).slice(0, 10);
  return errors.length === 0 ? [paragraph("No row was predicted wrong.")]
    : [html("h3", {}, "The most frequent errors"), scrolling("The most frequent errors", table("Classes that are taken for others",
      ["Actual", "Predicted", numeric("Rows"), numeric("Of its class")],
      errors.map(({ i, j, rows }) => [nameOf(names[i]), nameOf(names[j]), countText(rows), percentText(rows / totals[i])])))];
}
