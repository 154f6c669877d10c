/* Filters in the address: `#quotes?quotes-kind=direct` is that section with that filter set, to be kept or sent on.
   A filter is a field or a button (pressed or not) with the attribute `data-filter` and an id. */

const standing = new Map(); // filters with what they are without any choice

const isPressed = (filter) => filter.getAttribute("aria-pressed") === "true";

function valueOf(filter) {
  if (filter.tagName === "BUTTON") return isPressed(filter) ? "on" : "off";
  return filter.type === "checkbox" ? (filter.checked ? "on" : "off") : filter.value;
}

function setFilter(filter, value) {
  if (valueOf(filter) === value) return;
  if (filter.tagName === "BUTTON" || filter.type === "checkbox") {
    filter.click();
    return;
  }
  filter.value = value;
  if (filter.value !== value) filter.value = standing.get(filter);
  filter.dispatchEvent(new Event(filter.type === "search" ? "input" : "change", { bubbles: true }));
}

/** Where the address points to, and the filters in it. */
function readAddress() {
  const [place, query] = location.hash.slice(1).split("?");
  return { place: decodeURIComponent(place), chosen: new URLSearchParams(query || "") };
}

function writeAddress(place = readAddress().place) {
  const chosen = new URLSearchParams();
  for (const [filter, value] of standing) if (valueOf(filter) !== value) chosen.set(filter.id, valueOf(filter));
  const query = chosen.toString();
  const hash = `#${encodeURIComponent(place)}${query ? `?${query}` : ""}`;
  if (hash !== (location.hash || "#")) history.replaceState(null, "", hash);
}

/**
 * Keep filters and address alike from now on; `go(place)` shows a place that the address names.
 * Call it when all choices of all fields are there.
 */
function followAddress(go) {
  for (const filter of all("[data-filter]")) {
    standing.set(filter, valueOf(filter));
    const write = () => writeAddress(filter.closest("main > section")?.id);
    filter.addEventListener(filter.tagName === "BUTTON" ? "click" : filter.type === "search" ? "input" : "change", write);
  }
  const follow = () => {
    const { place, chosen } = readAddress();
    if ([...chosen].length) for (const [filter, value] of standing) setFilter(filter, chosen.get(filter.id) ?? value);
    if (place || chosen.size) writeAddress(place);
    if (place) go(place);
  };
  addEventListener("hashchange", follow);
  follow();
}
