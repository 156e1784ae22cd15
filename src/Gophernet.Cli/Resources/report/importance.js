// Which columns the model needs.

const MAX_COLUMNS_SHOWN = 20;

/** The columns of an item of importance: one, or several that are taken as one. */
function columnsOf(item) {
  return item.columns ?? [item.column];
}

function columnsText(item) {
  return columnsOf(item).map((text, _, all) => (all.length > 1 ? listed(text) : text)).join(" + ");
}

function importanceSection({ importance, evaluation }) {
  if (!(importance?.importance?.length > 0)) {
    return undefined;
  }
  const items = importance.importance;
  const ends = items.flatMap(({ mean, standard_error: error }) => [mean - 2 * error, mean + 2 * error]);
  const range = [Math.min(0, ...ends), Math.max(1e-12, ...ends)];
  const draw = (part) => table(`How much worse ${importance.metric} becomes`, ["Column", numeric("Worse by"), ""], part.map((item) =>
    [columnsOf(item).flatMap((text, i, all) => [i > 0 ? " + " : "", nameOf(all.length > 1 ? listed(text) : text)]), metricText(item.mean),
      importanceBar(item, range)]), ".bars");
  return [
    note(`Each column’s values are shuffled between the rows, and ${importance.metric}, ${metricText(importance.value)} as it is, becomes worse by so much. `,
      "The longer the bar, the more the model needs the column. The stroke is two standard errors to each side: one that reaches 0 may be chance. ",
      withoutUnknown(evaluation)),
    ...firstOf(items, MAX_COLUMNS_SHOWN, draw, "columns"),
    ...(importance.moving_together ?? []).map((group) => note("Move together, so that one can stand in for another, and each seems less important than it is: ",
      namesOf(group.columns, 12), ` (association ${shortText(group.association, 2)}).`)),
  ];
}

function importanceBar({ mean, standard_error: error }, range) {
  const place = scale(range, [4, 196]);
  const x = (value) => place(limited(value, range)).toFixed(1);
  const [from, to] = [Math.min(mean, 0), Math.max(mean, 0)];
  return svg("svg.inline.wide", { viewBox: "0 0 200 18", width: 200, height: 18, "aria-hidden": "true" },
    svg("rect.bar", { x: x(from), y: 4, width: Math.max(0.5, x(to) - x(from)).toFixed(1), height: 10 }),
    svg("line.axis", { x1: x(0), x2: x(0), y1: 1, y2: 17 }),
    svg("line.error", { x1: x(mean - 2 * error), x2: x(mean + 2 * error), y1: 9, y2: 9 }));
}
