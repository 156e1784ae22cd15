// Figures of one of several: of a class, an output or a column that is chosen from a list.

let choiceCount = 0;

/**
 * A list to choose from, and what is drawn of the choice; without a list where there is only one.
 * @param {string} label what is chosen
 * @param {string[]} names
 * @param {function} draw makes the nodes of the choice's number
 */
function choice(label, names, draw, first = 0) {
  const place = html("div", {}, draw(first));
  if (names.length === 1) {
    return [place];
  }
  const id = `choice-${choiceCount++}`;
  const select = html("select", {
    id,
    change() {
      place.replaceChildren(...[draw(select.selectedIndex)].flat());
    },
  }, names.map((text, i) => html("option", { value: i, selected: i === first }, shortened(text, 60))));
  return [html("p.choice", {}, html("label", { for: id }, label), " ", select), place];
}
