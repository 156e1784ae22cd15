// What was trained, on what, and how.

const TASK_WORDS = { classification: "one of several classes", regression: "numbers", multilabel: "several labels" };
const MAX_DROPPED = 10;

function modelSection({ version, model, data }) {
  const kinds = Object.entries(model.features ?? {}).map(([kind, count]) => `${countText(count)} ${kind}`).join(", ");
  const isOfTwo = model.task === "classification" && model.class_names?.length === 2;
  const networks = model.networks > 1 ? `${model.networks} networks of ${model.layers}, averaged` : `one network of ${model.layers}`;
  return [
    facts([
      ["Predicts", html("span", {}, namesOf(model.target), `: ${isOfTwo ? "one of two classes" : TASK_WORDS[model.task]}`)],
      ["Classes", model.class_names && namesOf(model.class_names, 30)],
      ["Model", nameOf(model.name ?? model.file)],
      ["Trained on", `${plural(model.rows, "row")}; columns: ${kinds}`],
      ["Measured on", html("span", {}, nameOf(data.file), `: ${plural(data.rows, "row")}${leftOutText(data)}`)],
      ["Network", `${networks}; ${countText(model.weights)} weights`],
      ["Training", [model.preset && `preset ${model.preset}`, model.seed !== undefined && `seed ${model.seed}`].filter(Boolean).join(", ")],
      ["Fingerprint", html("code", {}, model.fingerprint)],
      ["Training data", model.hash && html("code", {}, model.hash)],
      ["Written by", `gophernet ${version}`],
    ]),
    model.dropped?.length > 0 ? [
      html("h3", {}, "Columns that it did not learn from"),
      ...firstOf(model.dropped, MAX_DROPPED, droppedTable, "columns"),
    ] : [],
    Object.keys(model.options ?? {}).length > 0 ? details("Options of training", () => optionTable(model.options)) : undefined,
  ].flat();
}

function droppedTable(dropped) {
  return scrolling("Columns that the model did not learn from",
    table("Left out of training", ["Column", "Why"], dropped.map(({ column, reason }) => [nameOf(column), nameOf(reason)])));
}

function optionTable(options) {
  return scrolling("Options of training",
    table("As they were given", ["Option", "Value"], Object.entries(options).map(([option, value]) => [option, nameOf(optionText(value))])));
}

function leftOutText({ left_out: leftOut }) {
  return leftOut > 0 ? `, and ${countText(leftOut)} without a target, which are left out` : "";
}

function optionText(value) {
  return Array.isArray(value) ? value.map(optionText).join(", ")
    : typeof value === "object" && value !== null ? Object.entries(value).map(([key, item]) => `${key}=${optionText(item)}`).join(", ") : String(value);
}

/** Names in a row, the first of many. */
function namesOf(names, most = 8) {
  const shownNames = names.slice(0, most).flatMap((text, i) => [i > 0 ? ", " : "", nameOf(names.length > 1 ? listed(text) : text)]);
  return html("span", {}, ...shownNames, names.length > most ? ` and ${names.length - most} more` : "");
}
