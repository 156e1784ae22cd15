// How well probabilities rank the rows: ROC and precision-recall of a class.

function rankingSection({ rankings, model, evaluation }) {
  if (!(rankings?.length > 0)) {
    return undefined;
  }
  const draw = (i) => {
    const { class: text, roc_auc: roc, pr_auc: pr, share } = rankings[i];
    return figures(
      figure("ROC", rocChart(rankings[i]),
        `Area ${metricText(roc)}: the chance that a row of ${isolated(shortened(text, 40))} gets a higher probability than another. `,
        "The dashed diagonal is chance; the nearer the line is to the upper left corner, the better."),
      figure("Precision and recall", precisionChart(rankings[i]),
        `Area ${metricText(pr)}. Recall is the share of its rows that are found, precision the share of those found that are it. `,
        `The dashed line is chance: ${percentText(share)} of the rows are of it.`));
  };
  const last = rankings.length - 1;
  return [
    evaluation.unknown > 0 ? note(withoutUnknown(evaluation)) : undefined,
    ...choice(partWord(model), rankings.map((item) => item.class), draw),
    last > 0 ? details("The areas of all", () => table("Areas", [partWord(model), numeric("ROC"), numeric("Precision-recall"), numeric("Share of rows")],
      rankings.map((item) => [nameOf(item.class), metricText(item.roc_auc), metricText(item.pr_auc), percentText(item.share)]))) : undefined,
  ];
}

function rocChart({ class: text, roc, roc_auc: area }) {
  const chart = new Chart(`ROC curve of ${isolated(text)}: the area under it is ${metricText(area)}.`, { label: "False positive rate", ...UNIT },
    { label: "True positive rate", ...UNIT }, { height: 300 });
  return chart.diagonal().line(roc).element;
}

function precisionChart({ class: text, precision_recall: points, pr_auc: area, share }) {
  const chart = new Chart(`Precision by recall of ${isolated(text)}: the area under it is ${metricText(area)}.`, { label: "Recall", ...UNIT },
    { label: "Precision", ...UNIT }, { height: 300 });
  return chart.level(share, "other").line(points).element;
}
