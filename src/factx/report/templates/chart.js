/* Drawing, and the chart of all events over time. */

const SVG = "http://www.w3.org/2000/svg";

function draw(tag, settings, ...inside) {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(settings)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}

/** Round numbers from 0 to the greatest or just above, about `steps` of them. */
function ticks(greatest, steps) {
  const rough = Math.max(greatest, 1) / steps;
  const ten = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].find((each) => each * ten >= rough) * ten);
  return Array.from({ length: Math.ceil(greatest / step) + 1 }, (_, at) => at * step);
}

const LEFT = 62, RIGHT = 18, TOP = 24, BOTTOM = 42, HEIGHT = 300;

/** Where a number stands; on the logarithmic scale, zero has a place of its own below a break. */
function upright(greatest) {
  const foot = HEIGHT - BOTTOM;
  if (!toll.logarithmic) return (value) => foot - (value / Math.max(greatest, 1)) * (foot - TOP);
  const span = Math.max(1, Math.log10(Math.max(greatest, 10)));
  return (value) => (value < 1 ? foot : foot - 26 - (Math.log10(value) / span) * (foot - 26 - TOP));
}

function days(events) {
  const first = Math.max(firstShown(), events.reduce((day, event) => Math.min(day, startOf(event.date)), Infinity));
  const last = events.reduce((day, event) => Math.max(day, endOf(event.until || event.date)), -Infinity);
  const room = Math.max(3 * DAY, (last - first) * 0.02);
  return [first - room, last + room];
}

const DAY = 86400000;

/** The first of every so many months between two days. */
function months(first, last, step) {
  const found = [];
  const start = new Date(first);
  const date = new Date(Date.UTC(start.getUTCFullYear(), step < 12 ? start.getUTCMonth() : 0, 1));
  for (; date.getTime() <= last; date.setUTCMonth(date.getUTCMonth() + step)) {
    if (date.getTime() >= first) found.push(date.getTime());
  }
  return found;
}

/** Days on the axis with their names: days, firsts of months or of years, as many as there is room for. */
function dayTicks(first, last, most) {
  const length = (last - first) / DAY;
  const named = (days, letters) => days.map((day) => [day, new Date(day).toISOString().slice(0, letters)]);
  if (length < 70) {
    const step = [1, 2, 7, 14].find((each) => length / each <= most) || 14;
    const start = Math.ceil(first / DAY);
    return named(Array.from({ length: Math.ceil(length / step) }, (_, at) => (start + at * step) * DAY), 10);
  }
  const step = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400].find((each) => length / (each * 30.4) <= most) || 12000;
  return named(months(first, last, step), step < 12 ? 7 : 4);
}

function drawChart(events) {
  const box = one("#chart");
  const width = Math.max(320, box.clientWidth);
  const from = firstShown();
  const drawn = events.filter((event) => event.date && !Number.isNaN(startOf(event.date)) && leading(event));
  const dated = drawn.filter((event) => endOf(event.until || event.date) >= from);
  const what = chosenOutcome() || "affected";
  one("#chart-title").textContent = dated.length ? `Persons ${outcomeName(what)}, by day of the event` : "";
  const left = events.length - drawn.length;
  const older = drawn.length - dated.length;
  one("#chart-note").textContent = dated.length
    ? `One mark an event: the largest group counted in it. ${left ? `${counted(left, "event")} without a day or a current number ${left === 1 ? "is" : "are"} only in the list below.` : ""} ${older ? `${counted(older, "event")} long before the first article ${older === 1 ? "is" : "are"} left out here.` : ""}`
    : "No event of this choice has both a day and a current number: no chart of them.";
  box.replaceChildren();
  one("#tolls figure").classList.toggle("empty", !dated.length);
  if (!dated.length) return;
  const greatest = dated.reduce((most, event) => Math.max(most, topOf(leading(event))), 1);
  const y = upright(toll.logarithmic ? greatest * 1.06 : ticks(greatest, 5).at(-1));
  const [first, last] = days(dated);
  const x = (at) => LEFT + ((at - first) / (last - first)) * (width - LEFT - RIGHT);
  const picture = draw("svg", { viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, role: "img", "aria-label": `${one("#chart-title").textContent}: ${counted(dated.length, "event")}; the list below has them all` });
  drawAxes(picture, greatest, y, x, first, last, width);
  const marks = dated.map((event) => drawEvent(event, x, y)).sort((a, b) => a[0] - b[0]);
  picture.append(...marks.map(([, mark]) => mark));
  box.append(picture);
}

function drawAxes(picture, greatest, y, x, first, last, width) {
  const foot = HEIGHT - BOTTOM;
  const values = toll.logarithmic ? [0, ...Array.from({ length: Math.floor(Math.log10(greatest)) + 1 }, (_, at) => 10 ** at)] : ticks(greatest, 5);
  for (const value of values) {
    picture.append(draw("line", { class: value ? "grid" : "axis", x1: LEFT, x2: width - RIGHT, y1: y(value), y2: y(value) }));
    picture.append(draw("text", { class: "tick-y", x: LEFT - 8, y: y(value) + 4 }, number(value)));
  }
  if (toll.logarithmic) picture.append(draw("path", { class: "break", d: `M${LEFT - 5} ${foot - 10}l10 -5m-10 0l10 -5` }));
  for (const [at, name] of dayTicks(first, last, Math.max(2, Math.floor((width - LEFT) / 90)))) {
    picture.append(draw("line", { class: "axis", x1: x(at), x2: x(at), y1: foot, y2: foot + 5 }));
    picture.append(draw("text", { class: "tick-x", x: x(at), y: foot + 20 }, name));
  }
  picture.append(draw("text", { class: "unit", x: LEFT - 8, y: HEIGHT - 4 }, "persons"));
}

/** One event: bar from low to high, mark at its number, arrow where it is open. */
function drawEvent(event, x, y) {
  const range = leading(event);
  const conflicting = isConflicting(event);
  const [begin, until] = [x(startOf(event.date)), x(endOf(event.until || event.date))];
  const at = (Math.max(begin, LEFT) + until) / 2;
  const low = range.low ?? 0;
  const high = range.high ?? range.told ?? low;
  const group = draw("g", { class: conflicting ? "mark conflicting" : "mark" });
  group.append(draw("title", {}, `${when(event)}, ${where(event)}: ${rangeText(range)}${conflicting ? ", sources conflict" : ""}`));
  if (until - begin > 4) group.append(draw("line", { class: "span", x1: Math.max(begin, LEFT), x2: until, y1: y(high), y2: y(high) }));
  group.append(draw("line", { class: "reach", x1: at, x2: at, y1: y(low), y2: y(high) }));
  if (range.high === null) group.append(draw("path", { class: "up", d: `M${at} ${y(high)}v-18m-4 5l4 -5l4 5` }));
  const shape = conflicting
    ? draw("path", { class: "point", d: `M${at} ${y(high) - 6}l6 6l-6 6l-6 -6z` })
    : draw("circle", { class: "point", cx: at, cy: y(high), r: 4.5 });
  group.append(shape, draw("rect", { class: "hit", x: at - 8, y: y(high) - 8, width: 16, height: Math.max(16, y(low) - y(high) + 16) }));
  group.addEventListener("click", () => showEvent(event));
  return [topOf(range), group];
}
