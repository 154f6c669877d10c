/* The article view: marked words and facts lead to one another, by pointer and by keyboard. */

const words = one("#words");
const facts = one("#facts");
const segments = all(".seg", words);
const links = segments.filter((segment) => segment.tagName === "A");
const cards = all(".card", facts);
const cardOf = new Map(cards.map((card) => [card.dataset.number, card]));
const segmentsOf = new Map(cards.map((card) => [card.dataset.number, []]));
const off = new Set();
let chosen = null;
let lastPlace = null;

for (const segment of segments) {
  for (const fact of segment.dataset.facts.split(" ")) segmentsOf.get(fact).push(segment);
}
for (const link of links) link.tabIndex = -1;
if (links.length) links[0].tabIndex = 0;
for (const card of cards) card.tabIndex = -1;
document.documentElement.classList.add("scripted");
one("#filters").hidden = false;

/* Which facts show: those of the types that are on, of the speaker, and of the words that were chosen. */

const typeOf = new Map(cards.map((card) => [card, card.closest(".group").dataset.type]));
const groups = all(".group", facts).map((group) => [group, all(".card", group)]);

function passes(card) {
  const speaker = one("#speaker").value;
  const least = one("#confidence").value;
  const sure = card.dataset.confidence === "" ? -1 : Number(card.dataset.confidence);
  return !off.has(typeOf.get(card)) && (!speaker || card.dataset.who === speaker) && (!least || sure >= Number(least));
}

function isListed(card) {
  return !card.hidden;
}

function listFacts() {
  let count = 0;
  for (const [group, held] of groups) {
    let listed = 0;
    for (const card of held) {
      const hidden = chosen ? !chosen.has(card.dataset.number) : !passes(card);
      if (card.hidden !== hidden) card.hidden = hidden;
      if (!hidden) listed += 1;
    }
    count += listed;
    group.hidden = held.length ? !listed : off.has(group.dataset.type) || chosen !== null;
    one(".size", group).textContent = listed === held.length ? held.length : `${listed} of ${held.length}`;
  }
  one("#nothing").hidden = count > 0 || cards.length === 0;
  one("#handle").textContent = `Facts (${count.toLocaleString("en")})`;
  one("#chosen").hidden = !chosen;
}

/** Types, speaker and confidence, for the words of the article, too. */
function filter() {
  chosen = null;
  for (const segment of segments) {
    const mute = !segment.dataset.facts.split(" ").some((number) => passes(cardOf.get(number)));
    segment.classList.toggle("mute", mute);
  }
  for (const [group] of groups) {
    document.documentElement.classList.toggle(`off-${group.dataset.type}`, off.has(group.dataset.type));
  }
  listFacts();
}

/* From a fact to its evidence, and from words to their facts. */

function light(numbers) {
  for (const lit of all(".on")) lit.classList.remove("on");
  for (const number of numbers) {
    for (const segment of segmentsOf.get(number)) segment.classList.add("on");
    cardOf.get(number).classList.add("on");
  }
}

function raise(up) {
  facts.classList.toggle("up", up);
  one("#handle").setAttribute("aria-expanded", String(up));
}

function intoSight(element, place) {
  element.scrollIntoView({ block: place });
}

function showEvidence(card, segment = segmentsOf.get(card.dataset.number)[0]) {
  light([card.dataset.number]);
  if (!segment) return;
  intoSight(segment, facts.classList.contains("up") ? "start" : "center");
  rove(segment);
}

function showFacts(segment, { focus }) {
  const numbers = segment.dataset.facts.split(" ").filter((number) => passes(cardOf.get(number)));
  if (!numbers.length) return;
  lastPlace = segment;
  chosen = new Set(numbers);
  listFacts();
  light(numbers);
  const number = numbers.length === 1 ? "1 fact rests" : `${numbers.length} facts rest`;
  one("#chosen span").textContent = `${number} on “${segment.textContent.trim()}”`;
  raise(true);
  facts.scrollTop = 0;
  const first = cardOf.get(numbers[0]);
  if (focus) first.focus();
  keepInSight(segment);
}

/** On a phone the sheet of facts has risen over the lower half: words that it would cover go above it. */
function keepInSight(segment) {
  if (getComputedStyle(facts).position !== "fixed") return;
  if (segment.getBoundingClientRect().bottom > facts.getBoundingClientRect().top - 8) intoSight(segment, "start");
}

function showAll() {
  const before = chosen;
  chosen = null;
  listFacts();
  if (before) intoSight(cardOf.get([...before][0]), "nearest");
}

function rove(segment) {
  for (const other of all('a.seg[tabindex="0"]', words)) other.tabIndex = -1;
  segment.tabIndex = 0;
}

function step(list, current, by) {
  const at = list.indexOf(current);
  return list[Math.min(list.length - 1, Math.max(0, at + by))];
}

/* Pointer. */

words.addEventListener("click", (event) => {
  const segment = event.target.closest("a.seg");
  if (!segment || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  rove(segment);
  showFacts(segment, { focus: event.detail === 0 });
});

facts.addEventListener("click", async (event) => {
  const card = event.target.closest(".card");
  if (!card) return;
  const mention = event.target.closest(".mentions button");
  if (mention) {
    showEvidence(card, segmentsOf.get(card.dataset.number).find((each) => each.dataset.start === mention.dataset.start));
  } else if (event.target.closest(".copy")) {
    copyJson(card);
  } else if (event.target.closest(".title a")) {
    event.preventDefault();
    showEvidence(card);
    if (event.detail === 0) segmentsOf.get(card.dataset.number)[0]?.focus();
  } else if (!event.target.closest("a, button, summary, pre")) {
    showEvidence(card);
  }
});

async function copyJson(card) {
  say((await copyText(one(".json", card).textContent)) ? "Copied the JSON of this fact." : "The browser refused to copy.");
}

for (const button of all("[data-type]", one("#filters"))) {
  button.addEventListener("click", () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    if (on) off.delete(button.dataset.type);
    else off.add(button.dataset.type);
    filter();
  });
}
for (const id of ["speaker", "confidence"]) one(`#${id}`).addEventListener("change", filter);
one("#filters").addEventListener("submit", (event) => event.preventDefault());
one("#whole").addEventListener("click", showAll);
one("#handle").addEventListener("click", () => raise(!facts.classList.contains("up")));

/* Keyboard. */

const MOVES = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

words.addEventListener("keydown", (event) => {
  const segment = event.target.closest("a.seg");
  if (!segment || !(event.key in MOVES) || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const next = step(links.filter((each) => !each.classList.contains("mute")), segment, MOVES[event.key]);
  if (!next) return;
  rove(next);
  next.focus();
});

facts.addEventListener("keydown", (event) => {
  const card = event.target.closest(".card");
  if (!card || event.target.closest("pre") || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    event.preventDefault();
    const next = step(cards.filter(isListed), card, MOVES[event.key]);
    light([next.dataset.number]);
    next.focus();
    intoSight(next, "nearest");
  } else if (event.key === "Enter" && event.target === card) {
    event.preventDefault();
    showEvidence(card);
    segmentsOf.get(card.dataset.number)[0]?.focus({ preventScroll: true });
  } else if (event.key === "c") {
    copyJson(card);
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  one(".keys").open = false;
  if (chosen) showAll();
  light([]);
  raise(false);
  if (facts.contains(document.activeElement) && lastPlace) lastPlace.focus();
});

/* On paper everything is unfolded. */

addEventListener("beforeprint", () => {
  for (const details of all("#list details")) {
    details.dataset.was = details.open ? "open" : "";
    details.open = true;
  }
});
addEventListener("afterprint", () => {
  for (const details of all("#list details")) details.open = details.dataset.was === "open";
});

/** A fact by its number in the page (`fact-3`), or by the id of its record, which then leads to its words, too. */
function goTo(place) {
  const byId = cards.find((each) => each.dataset.id === place);
  const card = byId || cardOf.get(place.replace("fact-", ""));
  if (!card) return;
  light([card.dataset.number]);
  one("details", card).open = true;
  raise(true);
  facts.scrollTop += card.getBoundingClientRect().top - facts.getBoundingClientRect().top - 70;
  const segment = segmentsOf.get(card.dataset.number)[0];
  if (byId && segment) intoSight(segment, facts.classList.contains("up") && getComputedStyle(facts).position === "fixed" ? "start" : "center");
}

filter();
followAddress(goTo);
