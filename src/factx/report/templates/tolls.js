/* Tolls: each event with what every source said, on one scale from zero; the chart of them is in chart.js. */

const EVENTS = 8;
const toll = { logarithmic: false, events: [] };

const topOf = (range) => Math.max(range.high ?? 0, range.low ?? 0, range.best ?? 0, range.told ?? 0);
const when = (event) => event.date ? (event.until ? `${event.date} to ${event.until}` : event.date) : event.when || "no date";
const where = (event) => event.place ? `${event.place}${event.dateline ? " (dateline)" : ""}` : "no place";
const chosenOutcome = () => one("#outcome").value;
const isConflicting = (event) => event.tolls.some((each) => each.status === "conflicting" && isChosen(each));

const SCOPES = { incident: "single events", cumulative: "sums over a time", background: "events of the past" };

/** Whether a toll or range is of the outcome and scope that were chosen. */
function isChosen(each) {
  const scope = one("#scope").value;
  return (!chosenOutcome() || each.outcome === chosenOutcome()) && (!scope || each.scope === scope)
    && (!each.facts || isSure(one("#tolls-confidence"), surest(each)));
}

const factsOf = (each) => (each.facts || []).map((fact) => facts.casualties[fact]).filter(Boolean);

/** How sure the surest of the facts is that a toll rests on. */
function surest(each) {
  const sure = factsOf(each).map((fact) => fact.confidence).filter((value) => value !== undefined);
  return sure.length ? Math.max(...sure) : undefined;
}

/** The range that an event is drawn with: the largest group of those that were counted in it. */
function leading(event) {
  const ranges = event.ranges.filter(isChosen);
  return ranges.sort((a, b) => topOf(b) - topOf(a))[0] || null;
}

function startOf(date) {
  return Date.parse(date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date);
}

/** The last day of a date, which may be a month or a year. */
function endOf(date) {
  const day = new Date(startOf(date));
  if (date.length === 4) day.setUTCFullYear(day.getUTCFullYear() + 1, 0, 0);
  else if (date.length === 7) day.setUTCMonth(day.getUTCMonth() + 1, 0);
  return day.getTime();
}

/** The first day that the chart shows: events long before the first article would squeeze all others. */
function firstShown() {
  const published = facts.articles.map((article) => article[2]).filter(Boolean).sort();
  return published.length && !one("#older").checked ? startOf(published[0]) - 31 * DAY : -8e15;
}

function wordsOfEvent(event) {
  if (event.words === undefined) {
    const told = event.tolls.map((each) => [each.source, each.victims, each.shown].join(" ")).join(" ");
    event.words = `${when(event)} ${where(event)} ${told}`.toLowerCase();
  }
  return event.words;
}

function chosenEvents() {
  const wanted = wordsIn(one("#tolls-search"));
  const found = facts.events.filter((event) => event.tolls.some(isChosen)
    && (!one("#conflicts").checked || isConflicting(event))
    && wanted.every((word) => wordsOfEvent(event).includes(word)));
  const size = (event) => { const range = leading(event); return range ? topOf(range) : -1; };
  const day = (event, sign = 1) => (event.date ? sign * startOf(event.date) : NaN) || -8e15;
  const sources = (event) => event.tolls.filter(isChosen).length;
  const by = { size, latest: (event) => day(event), earliest: (event) => day(event, -1), sources }[one("#order").value];
  return found.map((event) => [by(event), event]).sort((a, b) => b[0] - a[0]).map(([, event]) => event);
}

function rangeText(range) {
  const { low, high } = range;
  const text = low !== null && high !== null ? (low === high ? number(low) : `${number(low)}–${number(high)}`)
    : low !== null ? (range.told > low ? `${number(low)}–${number(range.told)} or more` : `≥ ${number(low)}`) : high !== null ? `≤ ${number(high)}` : "no number";
  return `${range.outcome} ${text}${range.victims ? ` ${range.victims}` : ""}`;
}

/* The list of events. */

function showEvent(event) {
  const rest = toll.events.filter((each) => each !== event);
  listEvents([event, ...rest]);
  one("#events").firstElementChild.scrollIntoView({ block: "center" });
  one("#events").firstElementChild.focus();
}

function listEvents(events) {
  paging(one("#events-pager"), events.length, EVENTS, (from, to) => {
    one("#events").replaceChildren(...events.slice(from, to).map(eventCard));
    markFound(one("#events"), wordsIn(one("#tolls-search")));
  });
}

function eventCard(event) {
  const tolls = event.tolls.filter(isChosen);
  const head = make("h3", {}, `${when(event)} · ${where(event)}`);
  const told = event.from === "published" ? make("span.badge", {}, "day of publication") : "";
  const ranges = event.ranges.filter((range) => isChosen(range) && range.tolls > 1)
    .map((range) => `${rangeText(range)}${range.scope === "incident" ? "" : ` (${range.scope})`}`);
  const top = make("div.event-top", {}, head, told, isConflicting(event) ? make("span.badge conflict", {}, "◆ sources conflict") : "");
  const card = make("li.event", { tabIndex: -1 }, top);
  if (ranges.length) card.append(make("p.ranges small", {}, `Between all that are current: ${ranges.join("; ")}`));
  for (const outcome of [...new Set(tolls.map((each) => each.outcome))]) {
    const own = tolls.filter((each) => each.outcome === outcome);
    const rise = riseChart(outcome, own);
    if (rise) card.append(rise);
    card.append(outcomeTable(outcome, own));
  }
  return card;
}

function outcomeName(outcome) {
  return facts.outcomes[outcome] || outcome;
}

function outcomeTable(outcome, tolls) {
  // What is denied or imagined does not set the scale; it may point beyond it.
  const standing = tolls.filter((each) => each.counts);
  const greatest = (standing.length ? standing : tolls).reduce((most, each) => Math.max(most, topOf(each)), 1);
  const marks = ticks(greatest, 3);
  const room = Math.max(greatest, marks.at(-1)) * 1.08;
  const place = (value) => 3 + Math.min(1, value / room) * 94;
  const axis = draw("svg", { class: "scale-line", width: "100%", height: 18, "aria-hidden": "true" });
  for (const value of marks) axis.append(draw("text", { x: `${place(value)}%`, y: 13 }, number(value)));
  const axisHead = make("th.chart", { scope: "col" }, make("span.skip", {}, "chart"));
  axisHead.append(axis);
  const heads = [make("th", { scope: "col" }, outcomeName(outcome)), axisHead];
  for (const name of ["source", "told", "status"]) heads.push(make("th", { scope: "col" }, name));
  const rows = tolls.map((each) => tollRow(each, place, marks, room));
  return make("table.tolls", {}, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows));
}

function tollRow(each, place, marks, room) {
  const flags = each.flags || [];
  const status = statusOf(each);
  const kind = flags.length || !each.counts ? "aside" : each.status;
  const who = [each.source || "the article itself", ...(each.via || []).map((via) => `via ${via}`)].join(", ");
  const count = make("button.link number", { type: "button", title: "show the evidence" }, each.shown);
  count.addEventListener("click", () => showEvidence(`${each.outcome} ${each.shown}, ${who}`, factsOf(each).map(ofCasualty)));
  const scope = each.scope === "incident" ? "" : make("span.badge", {}, each.scope);
  const cells = [make("td.toll", {}, count, each.victims ? ` ${each.victims} ` : " ", scope)];
  cells.push(make("td.chart", {}, bar(each, kind, place, marks, room)), make("td", { "data-name": "source" }, who));
  cells.push(make("td", { "data-name": "told" }, each.published || "–"), make(`td.${kind}`, { "data-name": "status" }, status === "conflicting" ? "◆ conflicting" : status));
  return make("tr", {}, ...cells);
}

/** What is to be known of a toll before its number is taken. */
function statusOf(each) {
  if (each.flags) return each.flags.join(", ");
  return each.status !== "current" || each.counts ? each.status : "not counted";
}

/** One toll on the scale of its event. */
function bar(each, kind, place, marks, room) {
  const picture = draw("svg", { class: `toll-bar ${kind}`, width: "100%", height: 22, "aria-hidden": "true" });
  for (const value of marks) picture.append(draw("line", { class: value ? "grid" : "axis", x1: `${place(value)}%`, x2: `${place(value)}%`, y1: 0, y2: 22 }));
  const low = each.low ?? null;
  const high = each.high ?? null;
  if (low === null && high === null) return picture;
  const from = low ?? 0;
  const to = high ?? from;
  if (from > room) {
    picture.append(draw("text", { class: "arrow", x: "99.5%", y: 15.5 }, "beyond this scale ▸"));
    return picture;
  }
  picture.append(draw("line", { class: "reach", x1: `${place(from)}%`, x2: `${place(to)}%`, y1: 11, y2: 11 }));
  if (high === null) {
    picture.append(draw("line", { class: "up", x1: `${place(from)}%`, x2: "98%", y1: 11, y2: 11 }));
    picture.append(draw("text", { class: "arrow", x: "99.5%", y: 15.5 }, "▸"));
  }
  if (low === null) picture.append(draw("line", { class: "end", x1: `${place(to)}%`, x2: `${place(to)}%`, y1: 5, y2: 17 }));
  else if (from === to) picture.append(draw("circle", { class: "point", cx: `${place(each.best ?? from)}%`, cy: 11, r: 5 }));
  else for (const value of [from, to]) picture.append(draw("line", { class: "end", x1: `${place(value)}%`, x2: `${place(value)}%`, y1: 5, y2: 17 }));
  return picture;
}

/* Put together. */

const TOLL_SHEET = [
  ["event", ({ event }) => event.id], ["date", ({ event }) => event.date], ["date_end", ({ event }) => event.until], ["place", ({ event }) => event.place],
  ["outcome", ({ each }) => each.outcome], ["scope", ({ each }) => each.scope], ["count", ({ each }) => each.shown], ["low", ({ each }) => each.low],
  ["high", ({ each }) => each.high], ["best", ({ each }) => each.best], ["victims", ({ each }) => each.victims], ["source", ({ each }) => each.source],
  ["via", ({ each }) => (each.via || []).join(" | ")], ["published", ({ each }) => each.published], ["status", ({ each }) => statusOf(each)],
  ["confidence", ({ each }) => surest(each)], ["articles", ({ each }) => [...new Set(factsOf(each).map((fact) => titleOf(fact.article)))].join(" | ")],
  ["sentence", ({ each }) => flat((factsOf(each)[0]?.evidence || []).join(""))],
];

function showTolls() {
  toll.events = chosenEvents();
  drawChart(toll.events);
  showPlaces(toll.events);
  listEvents(toll.events);
}

function buildTolls() {
  const outcomes = new Map();
  const scopes = new Map();
  for (const each of facts.events.flatMap((event) => event.tolls)) {
    outcomes.set(each.outcome, (outcomes.get(each.outcome) || 0) + 1);
    scopes.set(each.scope, (scopes.get(each.scope) || 0) + 1);
  }
  const options = [...outcomes].sort((a, b) => (b[0] === "killed") - (a[0] === "killed") || b[1] - a[1]);
  one("#outcome").append(...options.map(([name, size]) => make("option", { value: name }, `${outcomeName(name)} (${counted(size, "toll")})`)));
  const named = Object.keys(SCOPES).filter((scope) => scopes.has(scope));
  one("#scope").append(...named.map((scope) => make("option", { value: scope }, `${SCOPES[scope]} (${counted(scopes.get(scope), "toll")})`)));
  if (named.length > 1) one("#scope").append(make("option", { value: "" }, "all of these"));
  if (options.length > 1) one("#outcome").append(make("option", { value: "" }, "all outcomes"));
  for (const id of ["outcome", "scope", "order", "conflicts", "older", "tolls-confidence"]) one(`#${id}`).addEventListener("change", showTolls);
  let waiting = 0;
  one("#tolls-search").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(showTolls, 150); });
  for (const [id, logarithmic] of [["linear", false], ["logarithmic", true]]) {
    one(`#${id}`).addEventListener("click", () => {
      toll.logarithmic = logarithmic;
      one("#linear").setAttribute("aria-pressed", String(!logarithmic));
      one("#logarithmic").setAttribute("aria-pressed", String(logarithmic));
      drawChart(toll.events);
    });
  }
  let width = one("#chart").clientWidth;
  new ResizeObserver(() => {
    if (Math.abs(one("#chart").clientWidth - width) < 2) return;
    width = one("#chart").clientWidth;
    drawChart(toll.events);
  }).observe(one("#chart"));
  offerCsv("tolls", TOLL_SHEET, () => toll.events.flatMap((event) => event.tolls.filter(isChosen).map((each) => ({ event, each }))));
  showTolls();
}
