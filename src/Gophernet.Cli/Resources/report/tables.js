// Tables. A wide one scrolls in its own box, which the keyboard reaches.

/**
 * @param {string} label what it is, for those who do not see it
 * @param {Array} heads of each column its title, or { text, number: true } where it has numbers
 * @param {Array<Array>} rows the first cell of each names it
 */
function table(label, heads, rows, kind = "") {
  const columns = heads.map((head) => (typeof head === "object" && !(head instanceof Node) ? head : { text: head }));
  const cell = (content, j) => html(j === 0 ? "th" : "td", { scope: j === 0 && "row", class: columns[j]?.number ? "number" : undefined }, content);
  return html(`table${kind}`, {},
    html("caption", {}, label),
    html("thead", {}, html("tr", {}, columns.map(({ text, number }) =>
      html(text === "" ? "td" : "th", { scope: text !== "" && "col", class: number ? "number" : undefined }, text)))),
    html("tbody", {}, rows.map((row) => html("tr", {}, row.map(cell)))));
}

const numeric = (text) => ({ text, number: true });

/** A box for a table that may be wider than the page. */
function scrolling(label, content) {
  return html("div.scroll", { tabindex: 0, role: "group", "aria-label": label }, content);
}

/** Pairs of a term and what it is. */
function facts(pairs) {
  return html("dl", {}, pairs.filter(([, value]) => value !== undefined && value !== null && value !== "")
    .map(([term, value]) => html("div", {}, html("dt", {}, term), html("dd", {}, value))));
}

/** The first rows of many, and the others when they are asked for. */
function firstOf(items, most, draw, what) {
  return items.length <= most + 3 ? [draw(items)]
    : [draw(items.slice(0, most)), details(`The other ${items.length - most} ${what}`, () => draw(items.slice(most)))];
}
