// The page: its sections in order, each where the document has what it shows, and their contents.

const report = JSON.parse(document.getElementById("report").textContent);
const live = report.form ? rowForm(report) : undefined;

const SECTIONS = [
  ["short", "In short", overviewSection],
  ["model", "Model and data", modelSection],
  ["metrics", "Metrics", metricsSection],
  ["confusion", "Confusion", confusionSection],
  ["threshold", "Threshold and costs", thresholdSection],
  ["ranking", "Ranking", rankingSection],
  ["calibration", "Calibration", calibrationSection],
  ["residuals", "Errors", residualsSection],
  ["importance", "Importance", importanceSection],
  ["effects", "Effects", effectsSection],
  ["columns", "Columns then and now", columnsSection],
  ["rows", "Worst rows", rowsSection],
  ["form", "Try a row", () => live?.nodes ?? (report.form_refused ? [note(nameOf(report.form_refused))] : undefined)],
  ["training", "Training curves", trainingSection],
];

function start() {
  const title = report.model.name ?? report.model.file.replace(/\.safetensors$/, "");
  document.title = `${shown(title)} – model report`;
  document.querySelector("h1").replaceChildren("Model report: ", nameOf(title));
  document.querySelector("header").append(html("p", {}, "Predicts ", namesOf(report.model.target),
    `. Trained on ${plural(report.model.rows, "row")}, measured on ${plural(report.data.rows, "row")} of `, nameOf(report.data.file), "."));
  const list = html("ul");
  for (const [id, heading, make] of SECTIONS) {
    const nodes = make(report, live ?? {});
    if (nodes) {
      document.querySelector("main").append(
        html("section", { id, "aria-labelledby": `${id}-heading`, tabindex: -1 }, html("h2", { id: `${id}-heading` }, heading), nodes));
      list.append(html("li", {}, html("a", { href: `#${id}` }, heading)));
    }
  }
  document.querySelector("nav").append(list);
  document.querySelector("footer").append(html("p", {}, `Written by gophernet ${report.version}. This file needs no network, and sends nothing.`));
}

start();
