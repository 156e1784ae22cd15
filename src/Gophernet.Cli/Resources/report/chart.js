// A chart: a frame with two axes, and marks in it. Its drawing has a name and a description, as a picture has.

const MARGIN = { top: 24, right: 12, bottom: 40 };
const LETTER = 6.6; // about the width of a digit

/** A chart of SVG. Marks are added in the order in which they cover each other; places beyond the frame are moved to its edge. */
class Chart {
  /**
   * @param {string} label what it shows, with the numbers that matter
   * @param {{label: string, domain: number[], ticks?: number[], format?: function}} x
   * @param {{label: string, domain: number[], ticks?: number[], format?: function}} y
   */
  constructor(label, x, y, { width = 340, height = 250 } = {}) {
    this.size = { width, height };
    this.domains = { x: x.domain, y: y.domain };
    const labels = (y.ticks ?? ticks(y.domain)).map((value) => (y.format ?? shortText)(value).length);
    const [left, right, top] = [10 + LETTER * Math.max(...labels), width - MARGIN.right, MARGIN.top];
    const bottom = height - (x.label === "" ? MARGIN.bottom - 18 : MARGIN.bottom);
    this.frame = { left, right, top, bottom };
    this.x = this.placed(x.domain, [left, right]);
    this.y = this.placed(y.domain, [bottom, top]);
    this.element = svg("svg.chart", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label }, this.axes(x, y));
  }

  placed(values, places) {
    const to = scale(values, places);
    return (value) => Number(to(limited(value, values)).toFixed(2));
  }

  axes(x, y) {
    const { left, right, top, bottom } = this.frame;
    const text = (x, y, anchor, content, kind = "tick") => svg(`text.${kind}`, { x, y, "text-anchor": anchor }, content);
    const across = (y.ticks ?? ticks(y.domain)).map((value) => [
      svg("line.grid", { x1: left, x2: right, y1: this.y(value), y2: this.y(value) }),
      text(left - 6, (this.y(value) + 4).toFixed(1), "end", (y.format ?? shortText)(value)),
    ]);
    const along = (x.ticks ?? ticks(x.domain)).map((value) => [
      svg("line.axis", { x1: this.x(value), x2: this.x(value), y1: bottom, y2: bottom + 4 }),
      text(this.x(value), bottom + 17, "middle", (x.format ?? shortText)(value)),
    ]);
    return svg("g", {}, across, along, svg("line.axis", { x1: left, x2: right, y1: bottom, y2: bottom }),
      text((left + right) / 2, bottom + 34, "middle", x.label, "title"),
      text(0, 12, "start", y.label, "title"));
  }

  add(...marks) {
    this.element.append(...marks.flat());
    return this;
  }

  line(points, kind = "data") {
    return this.add(svg(`path.line.${kind}`, { d: this.path(points) }));
  }

  /** The area between two lines over the same places: points of x, low and high. */
  band(points, kind = "band") {
    const back = points.map(([x, low]) => [x, low]).reverse();
    return this.add(svg(`path.${kind}`, { d: `${this.path([...points.map(([x, , high]) => [x, high]), ...back])}Z` }));
  }

  path(points) {
    return points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${this.x(x)} ${this.y(y)}`).join("");
  }

  /** A stroke from place to place. */
  stroke([x1, y1], [x2, y2], kind) {
    return this.add(svg(`line.${kind}`, { x1: this.x(x1), y1: this.y(y1), x2: this.x(x2), y2: this.y(y2) }));
  }

  diagonal() {
    const { x: [a, b], y: [c, d] } = this.domains;
    const [low, high] = [Math.max(a, c), Math.min(b, d)];
    return low < high ? this.stroke([low, low], [high, high], "other") : this;
  }

  upright(x, kind) {
    return this.stroke([x, this.domains.y[0]], [x, this.domains.y[1]], kind);
  }

  level(y, kind) {
    return this.stroke([this.domains.x[0], y], [this.domains.x[1], y], kind);
  }

  dot(x, y, kind = "dot", r = 3.5, title = undefined) {
    return this.add(svg(`circle.${kind}`, { cx: this.x(x), cy: this.y(y), r }, title && svg("title", {}, title)));
  }

  /** A bar from the foot of the frame up to a value. */
  bar(from, to, value, kind = "bar", title = undefined) {
    const [x1, x2, y] = [this.x(from), this.x(to), this.y(value)];
    const gap = x2 - x1 > 4 ? 1 : 0;
    return this.add(svg(`rect.${kind}`, { x: x1, y, width: Math.max(0.5, x2 - x1 - gap), height: Math.max(0, this.frame.bottom - y) },
      title && svg("title", {}, title)));
  }

  /**
   * A histogram at the foot of rows that are counted at places, ascending: each bar goes halfway to its neighbours, and its area is its rows, so that it is
   * high where they are close together. The highest is a sixth of the frame.
   */
  feet(places) {
    const halfway = (i) => (places[Math.max(0, i - 1)][0] + places[Math.min(places.length - 1, i)][0]) / 2;
    const bars = places.map(([, count], i) => {
      const [from, to] = [this.x(halfway(i)), this.x(halfway(i + 1))];
      return { from, width: Math.max(0.5, to - from), count, density: count / Math.max(0.5, (to - from) * (i === 0 || i === places.length - 1 ? 2 : 1)) };
    });
    const most = Math.max(...bars.map(({ density }) => density)) || 1;
    const room = (this.frame.bottom - this.frame.top) / 6;
    return this.add(bars.filter(({ count }) => count > 0).map(({ from, width, count, density }) => {
      const height = Math.max(1, (density / most) * room);
      return svg("rect.foot", { x: from, y: this.frame.bottom - height, width, height }, svg("title", {}, plural(count, "row")));
    }));
  }
}

const UNIT = { domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1] };
