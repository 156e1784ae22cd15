// The document's nodes. Texts enter it as text nodes, never as HTML: names and cells of tables come from strangers.

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element of HTML.
 * @param {string} name its tag, with its classes: "p.note"
 * @param {object} attributes those that are undefined or false are left out; a function listens to the event of its name
 * @param {...(Node|string|undefined)} children
 */
function html(name, attributes, ...children) {
  return filled((tag) => document.createElement(tag), name, attributes, children);
}

/** An element of SVG, made in the same way. */
function svg(name, attributes, ...children) {
  return filled((tag) => document.createElementNS(SVG, tag), name, attributes, children);
}

function filled(create, name, attributes, children) {
  const [tag, ...classes] = name.split(".");
  const element = create(tag);
  if (classes.length > 0) {
    element.setAttribute("class", classes.join(" "));
  }
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") {
      element.addEventListener(key, value);
    } else if (value !== undefined && value !== false) {
      element.setAttribute(key, value === true ? "" : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

/** A name or a cell of the data: its direction is its own. */
function nameOf(text) {
  return html("bdi.name", {}, text === "" ? html("span.soft", {}, "(missing)") : shown(text));
}

function paragraph(...children) {
  return html("p", {}, ...children);
}

/** How a figure is read. */
function note(...children) {
  return html("p.note", {}, ...children);
}

/** A key of a figure: a stroke or an area as it is drawn, and its word. */
function key(kind, word) {
  return html("span.key", {}, html(`i.${kind}`, { "aria-hidden": "true" }), word);
}

/** A figure with a heading, and the caption that says how it is read. */
function figure(heading, drawing, ...caption) {
  return html("figure", {}, heading && html("h3", {}, heading), drawing, caption.length > 0 ? html("figcaption", {}, ...caption) : undefined);
}

/** Figures side by side, as many as the page has room for. */
function figures(...items) {
  return html("div.figures", {}, ...items);
}

/** What is shown when it is asked for; it is made then. */
function details(summary, make) {
  const element = html("details", {
    toggle() {
      if (element.open && element.children.length === 1) {
        element.append(...[make()].flat());
      }
    },
  }, html("summary", {}, summary));
  return element;
}
