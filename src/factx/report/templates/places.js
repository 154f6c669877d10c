/* Where: the places of the events that are shown, as a list with a bar each, and as points where they have positions. */

const PLACES = 10;
const MAP = { width: 640, height: 240, edge: 16, most: 9, degrees: 4 };

/** The places of some events, those of the greatest tolls first. */
function placesOf(events) {
  const found = new Map();
  for (const event of events) {
    if (!event.place) continue;
    const key = `${event.place.toLowerCase()} ${event.country || ""}`;
    const row = found.get(key) || { place: event.place, country: event.country, at: null, events: [], most: 0 };
    if (row.place === row.place.toUpperCase()) row.place = event.place;
    row.at = row.at || event.at || null;
    row.events.push(event);
    row.most = Math.max(row.most, leading(event) ? topOf(leading(event)) : 0);
    found.set(key, row);
  }
  return [...found.values()].sort((a, b) => b.most - a.most || b.events.length - a.events.length || (a.place < b.place ? -1 : 1));
}

function showPlaces(events) {
  const rows = placesOf(events);
  const most = rows.length ? Math.max(1, rows[0].most) : 1;
  one("#places-figure").hidden = !rows.length;
  one("#map").replaceChildren(...mapOf(rows));
  paging(one("#places-pager"), rows.length, PLACES, (from, to) => {
    one("#places").replaceChildren(...rows.slice(from, to).map((row) => placeBar(row, most)));
  });
}

/** A place, which leads to its events. */
function placeBar(row, most) {
  const name = make("button.link", { type: "button", title: "the events there" }, `${row.place}${row.country ? `, ${row.country}` : ""}`);
  name.addEventListener("click", () => {
    const rest = toll.events.filter((event) => !row.events.includes(event));
    listEvents([...row.events, ...rest]);
    one("#events").firstElementChild.scrollIntoView({ block: "center" });
    one("#events").firstElementChild.focus();
  });
  const picture = draw("svg", { width: "100%", height: 18, "aria-hidden": "true" });
  picture.append(draw("rect", { class: "direct", x: 0, y: 0, width: `${(row.most / most) * 100}%`, height: 18 }));
  const told = row.most ? number(row.most) : "–";
  return make("li", { title: counted(row.events.length, "event") }, make("span.name", {}, name), make("span.bar-box", {}, picture), make("span.digits", {}, told));
}

/** Points at the positions of places, north up, or nothing where fewer than two are known. */
function mapOf(rows) {
  const known = rows.filter((row) => row.at);
  if (known.length < 2) return [];
  const middle = (values) => (Math.min(...values) + Math.max(...values)) / 2;
  const reach = (values) => Math.max(MAP.degrees, Math.max(...values) - Math.min(...values));
  const [norths, easts] = [0, 1].map((at) => known.map((row) => row.at[at]));
  // A degree east is shorter the farther north it is.
  const shrunk = Math.max(0.2, Math.cos((middle(norths) * Math.PI) / 180));
  const scale = Math.min((MAP.width - 2 * MAP.edge) / (reach(easts) * shrunk), (MAP.height - 2 * MAP.edge) / reach(norths));
  const across = (east) => MAP.width / 2 + (east - middle(easts)) * shrunk * scale;
  const up = (north) => MAP.height / 2 - (north - middle(norths)) * scale;
  const picture = draw("svg", { class: "map", viewBox: `0 0 ${MAP.width} ${MAP.height}`, role: "img", "aria-label": `${counted(known.length, "place")} by their positions, north up` });
  picture.append(draw("rect", { class: "ground", x: 0.5, y: 0.5, width: MAP.width - 1, height: MAP.height - 1 }));
  const most = Math.max(1, ...known.map((row) => row.most));
  for (const row of known) {
    const size = 3 + (MAP.most - 3) * Math.sqrt(row.most / most);
    const point = draw("circle", { class: "place", cx: across(row.at[1]).toFixed(1), cy: up(row.at[0]).toFixed(1), r: size.toFixed(1) });
    point.append(draw("title", {}, `${row.place}${row.most ? `: ${number(row.most)}` : ""} (${counted(row.events.length, "event")})`));
    picture.append(point);
  }
  return [picture];
}
