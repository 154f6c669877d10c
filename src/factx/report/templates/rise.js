/* How a toll rose: what each source told of all persons, by the day on which it was told. */

const RISE = { width: 640, height: 150, left: 52, right: 12, top: 12, bottom: 24 };
const RISE_COLOURS = 6;

/** The totals of an outcome that a day is known of; parts, suppositions and denials are left out. */
function toldOverTime(tolls) {
  return tolls.filter((each) => each.published && (each.role || "total") === "total" && !(each.flags || []).length && topOf(each) > 0);
}

/** A chart for totals told on several days, or nothing. */
function riseChart(outcome, tolls) {
  const told = toldOverTime(tolls).sort((a, b) => startOf(a.published) - startOf(b.published));
  const days = [...new Set(told.map((each) => each.published))];
  if (days.length < 2) return null;
  const first = startOf(days[0]);
  const span = Math.max(DAY, startOf(days.at(-1)) - first);
  const greatest = told.reduce((most, each) => Math.max(most, topOf(each)), 1);
  const marks = ticks(greatest, 3);
  const across = (day) => RISE.left + ((startOf(day) - first) / span) * (RISE.width - RISE.left - RISE.right);
  const up = (value) => RISE.height - RISE.bottom - (value / Math.max(greatest, marks.at(-1))) * (RISE.height - RISE.top - RISE.bottom);
  const sources = [...new Set(told.map((each) => each.source || "the article itself"))];
  const colour = (each) => `source-${(sources.indexOf(each.source || "the article itself") % RISE_COLOURS) + 1}`;
  const picture = draw("svg", { class: "rise", viewBox: `0 0 ${RISE.width} ${RISE.height}`, role: "img", "aria-label": `${outcomeName(outcome)} as told from ${days[0]} to ${days.at(-1)}` });
  for (const value of marks) {
    picture.append(draw("line", { class: value ? "grid" : "axis", x1: RISE.left, x2: RISE.width - RISE.right, y1: up(value), y2: up(value) }));
    picture.append(draw("text", { class: "upright", x: RISE.left - 6, y: up(value) + 4 }, number(value)));
  }
  picture.append(draw("text", { x: RISE.left, y: RISE.height - 6 }, days[0]), draw("text", { class: "last", x: RISE.width - RISE.right, y: RISE.height - 6 }, days.at(-1)));
  picture.append(draw("polygon", { class: "band", points: bandOf(days, told, across, up) }));
  for (const source of sources) {
    const own = told.filter((each) => (each.source || "the article itself") === source);
    picture.append(draw("polyline", { class: `line ${colour(own[0])}`, points: own.map((each) => `${across(each.published)},${up(numberOf(each))}`).join(" ") }));
  }
  for (const each of told) {
    const point = draw("circle", { class: `point ${colour(each)} ${each.status}`, cx: across(each.published), cy: up(numberOf(each)), r: 4 });
    point.append(draw("title", {}, `${each.published}: ${each.shown}, ${each.source || "the article itself"} (${each.status})`));
    picture.append(point);
  }
  const names = sources.slice(0, RISE_COLOURS * 2).map((source, at) => make(`li.source-${(at % RISE_COLOURS) + 1}`, {}, source));
  const figure = make("figure.rise-figure", {}, make("figcaption.small muted", {}, `${outcomeName(outcome)}, as it was told`));
  figure.append(picture, make("ul.rise-legend small", {}, ...names));
  return figure;
}

function numberOf(each) {
  return each.best ?? each.low ?? each.high ?? 0;
}

/** From the lowest to the highest number of each day, forth and back. */
function bandOf(days, told, across, up) {
  const ofDay = days.map((day) => told.filter((each) => each.published === day));
  const low = ofDay.map((all) => Math.min(...all.map((each) => each.low ?? numberOf(each))));
  const high = ofDay.map((all) => Math.max(...all.map((each) => each.high ?? numberOf(each))));
  const forth = days.map((day, at) => `${across(day)},${up(high[at])}`);
  const back = days.map((day, at) => `${across(day)},${up(low[at])}`).reverse();
  return [...forth, ...back].join(" ");
}
