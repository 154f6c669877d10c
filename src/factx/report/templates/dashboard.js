/* The dashboard: all sections are built before anything leads to them, so that links land where they point. */

const SPEAKERS = 15;
const MATRIX = 14;
const KINDS = ["direct", "mixed", "indirect"];

/** What sections share: the quotes of each named speaker. */
function index() {
  facts.quotesBy = new Map();
  for (const quote of facts.quotes) {
    if (quote.speaker === undefined) continue;
    if (!facts.quotesBy.has(quote.speaker)) facts.quotesBy.set(quote.speaker, []);
    facts.quotesBy.get(quote.speaker).push(quote);
  }
  facts.speakers = [...facts.quotesBy].sort((a, b) => b[1].length - a[1].length || ORDER.compare(nameOf(a[0]), nameOf(b[0])));
}

const nameOf = (who) => facts.named[who].name;
const items = (quotes) => () => quotes.map(ofQuote);

/* Who is quoted most. */

function buildQuoted() {
  const without = facts.quotes.filter((quote) => quote.speaker === undefined);
  if (without.length) {
    one("#unnamed").append("Quotes without a name: ", numberButton(without.length, "Quotes of speakers without a name", items(without)));
  }
  const most = facts.speakers.length ? facts.speakers[0][1].length : 1;
  paging(one("#quoted-pager"), facts.speakers.length, SPEAKERS, (from, to) => {
    one("#quoted-bars").replaceChildren(...facts.speakers.slice(from, to).map(([who, quotes]) => speakerBar(who, quotes, most)));
  });
}

function speakerBar(who, quotes, most) {
  const picture = draw("svg", { width: "100%", height: 18, "aria-hidden": "true" });
  let place = 0;
  for (const kind of KINDS) {
    const size = quotes.filter((quote) => quote.kind === kind).length;
    const width = (size / most) * 100;
    if (size) picture.append(draw("rect", { class: kind, x: `${place}%`, width: `${width}%`, y: 0, height: 18 }, draw("title", {}, `${kind}: ${number(size)}`)));
    place += width;
  }
  const total = numberButton(quotes.length, `Quotes of ${nameOf(who)}`, items(quotes));
  return make("li", {}, make("span.name", {}, nameOf(who)), make("span.bar-box", {}, picture), make("span.digits", {}, total));
}

/* Who speaks of whom. */

function buildMatrix(type = "actor") {
  const cells = new Map();
  const bySpeaker = new Map();
  const ofWhom = new Map();
  for (const quote of facts.quotes) {
    if (quote.speaker === undefined) continue;
    const about = (quote.about || []).filter((who) => facts.named[who].type === type);
    for (const who of about) {
      const cell = `${quote.speaker} ${who}`;
      if (!cells.has(cell)) cells.set(cell, []);
      cells.get(cell).push(quote);
      ofWhom.set(who, (ofWhom.get(who) || 0) + 1);
    }
    if (about.length) bySpeaker.set(quote.speaker, (bySpeaker.get(quote.speaker) || 0) + about.length);
  }
  const top = (sizes) => [...sizes].sort((a, b) => b[1] - a[1]).slice(0, MATRIX).map(([who]) => who);
  const targets = top(ofWhom);
  const inTargets = new Set(targets);
  const speakers = top([...bySpeaker].map(([who]) => [who, targets.reduce((sum, each) => sum + (cells.get(`${who} ${each}`) || []).length, 0)]).filter(([, sum]) => sum));
  const greatest = speakers.reduce((most, who) => targets.reduce((sum, each) => Math.max(sum, (cells.get(`${who} ${each}`) || []).length), most), 1);
  const shown = targets.filter((each) => speakers.some((who) => cells.has(`${who} ${each}`)));
  const head = make("tr", {}, make("th.corner", { scope: "col" }, "speaker ↓   of whom →"), ...shown.map((who) => make("th.column", { scope: "col" }, make("span", {}, nameOf(who)))));
  const rows = speakers.map((who) => make("tr", {}, make("th", { scope: "row" }, nameOf(who)), ...shown.map((target) => matrixCell(who, target, cells, greatest))));
  one("#matrix-table").replaceChildren(make("thead", {}, head), make("tbody", {}, ...rows));
  one("#matrix-note").textContent = rows.length
    ? `The ${counted(rows.length, "speaker")} and ${counted(shown.length, type === "actor" ? "person" : "organization")} with most such quotes, of ${number(bySpeaker.size)} and ${number(ofWhom.size)}. The darker, the more; the darkest is ${number(greatest)}.`
    : "No quote of a named speaker mentions anybody else by name here.";
}

function matrixCell(who, target, cells, greatest) {
  const quotes = cells.get(`${who} ${target}`);
  if (!quotes) return make("td", {}, "");
  const shade = Math.ceil((quotes.length / greatest) * 5);
  const button = make("button.link", { type: "button", title: `${nameOf(who)} of ${nameOf(target)}` }, number(quotes.length));
  button.addEventListener("click", () => showEvidence(`${nameOf(who)} of ${nameOf(target)}`, items(quotes)));
  return make(`td.shade-${shade}`, {}, button);
}

/* Persons and organizations. */

/** Titles with the days between which articles have them, where days are known. */
function titlesOf(named) {
  const spans = (named.titles || []).map(([title, first, last]) => `${title}${first ? ` (${first === last ? first : `${first} to ${last}`})` : ""}`);
  const told = spans.length ? spans.slice(0, 3).join(", ") : named.told;
  return named.via && named.via.length ? make("span", {}, told, make("span.muted small", {}, ` passed on by ${named.via.join(", ")}`)) : told;
}

function buildNamed(id, type, second) {
  const rows = facts.named.map((named, who) => ({ named, who })).filter(({ named }) => named.type === type);
  for (const row of rows) {
    row.mentions = row.named.places.reduce((sum, place) => sum + place[1], 0);
    row.quotes = facts.quotesBy.get(row.who) || [];
  }
  const places = (named) => () => named.places.flatMap((place) => ofPlace(named, place));
  const aliases = ({ aliases: others }) => (others.length ? make("span.muted small", {}, ` also ${others.join(", ")}`) : "");
  return new Table(id, {
    rows,
    words: ({ named }) => [named.name, ...named.aliases, named.told, named.country, ...(named.via || [])].join(" "),
    sorted: [3, false],
    sheet: [
      ["name", ({ named }) => named.name], ["aliases", ({ named }) => named.aliases.join(" | ")], [second.toLowerCase(), ({ named }) => named.told],
      ["country", ({ named }) => named.country], ["articles", ({ named }) => named.places.length], ["mentions", (row) => row.mentions],
      ["quotes", (row) => row.quotes.length], ["confidence", ({ named }) => named.confidence],
    ],
    columns: [
      { name: "Name", by: ({ named }) => named.name, cell: ({ named }) => make("span", {}, make("b", {}, named.name), aliases(named)) },
      { name: second, by: ({ named }) => named.told || "~", cell: ({ named }) => titlesOf(named) },
      { name: "Country", by: ({ named }) => named.country || "~", cell: ({ named }) => named.country },
      { name: "Articles", digits: true, by: ({ named }) => named.places.length, cell: ({ named }) => numberButton(named.places.length, `Articles that name ${named.name}`, () => named.places.map((place) => ofPlace(named, place)[0])) },
      { name: "Mentions", digits: true, by: (row) => row.mentions, cell: (row) => numberButton(row.mentions, `Mentions of ${row.named.name}`, places(row.named)) },
      { name: "Quotes", digits: true, by: (row) => row.quotes.length, cell: (row) => numberButton(row.quotes.length, `Quotes of ${row.named.name}`, items(row.quotes)) },
      { name: "Confidence", digits: true, by: ({ named }) => named.confidence ?? -1, cell: ({ named }) => hundredths(named.confidence) },
    ],
  });
}

/* Quotes. */

function buildQuotes() {
  const kind = one("#quotes-kind");
  const speaker = one("#quotes-speaker");
  speaker.append(...facts.speakers.slice(0, 300).map(([who, quotes]) => make("option", { value: nameOf(who) }, `${nameOf(who)} (${number(quotes.length)})`)));
  const table = new Table("quotes", {
    rows: facts.quotes,
    words: (quote) => [quote.by, quote.content, quote.to, ...(quote.via || []), ...(facts.articles[quote.article] || []).slice(1, 3)].join(" "),
    sorted: [4, true],
    sheet: [
      ["speaker", (quote) => (quote.speaker === undefined ? quote.by : nameOf(quote.speaker))], ["speaker_text", (quote) => quote.by], ["quote", (quote) => quote.content],
      ["kind", (quote) => quote.kind], ["via", (quote) => (quote.via || []).join(" | ")], ["to", (quote) => quote.to], ["cue", (quote) => quote.cue], ["date", (quote) => quote.date],
      ["flags", (quote) => (quote.flags || []).join(" | ")], ["confidence", (quote) => quote.confidence], ["title", (quote) => titleOf(quote.article)],
      ["published", (quote) => (facts.articles[quote.article] || [])[2]], ["article", (quote) => (facts.articles[quote.article] || [])[0]],
      ["sentence", (quote) => flat(quote.evidence.join(""))], ["start_char", (quote) => quote.start], ["end_char", (quote) => quote.end], ["id", (quote) => quote.id],
    ],
    passes: (quote) => (!kind.value || quote.kind === kind.value) && (!speaker.value || (quote.speaker !== undefined && nameOf(quote.speaker) === speaker.value)),
    columns: [
      { name: "Speaker", by: (quote) => quote.by || "~", cell: quoteSpeaker },
      { name: "What was said", by: (quote) => quote.content.replace(/^\W+/, ""), cell: quoteWords },
      { name: "Kind", by: (quote) => quote.kind, cell: (quote) => quote.kind },
      { name: "Confidence", digits: true, by: (quote) => quote.confidence ?? -1, cell: (quote) => hundredths(quote.confidence) },
      { name: "Article", plain: true, by: (quote) => `${(facts.articles[quote.article] || [])[2] || "~"} ${String(quote.article).padStart(8, "0")}`, cell: (quote) => articleCell(quote.article) },
    ],
  });
  for (const field of [kind, speaker]) field.addEventListener("change", () => table.show());
}

function quoteSpeaker(quote) {
  const cell = make("span", {}, make("b", {}, quote.by || "–"));
  for (const via of quote.via || []) cell.append(make("span.muted small", {}, ` via ${via}`));
  if (quote.to) cell.append(make("span.muted small", {}, ` to ${quote.to}`));
  return cell;
}

function quoteWords(quote) {
  const button = make("button.words", { type: "button", title: "show it in its sentence" }, quote.content);
  button.addEventListener("click", () => showEvidence(quote.by ? `${quote.by} (${quote.cue || quote.kind})` : "Quote", [ofQuote(quote)]));
  return make("span", {}, button, ...(quote.flags || []).map((flag) => make("span.badge flag", {}, flag)));
}

function articleCell(at) {
  const [, , published] = facts.articles[at] || [];
  const [id, title] = facts.articles[at] || [];
  const name = make("span", title ? {} : { "data-unsearched": "" }, title || id || titleOf(at));
  return make("span", {}, name, published ? make("span.muted small", {}, ` ${published}`) : "");
}

/* Articles. */

function buildArticles() {
  const ofArticle = (rows) => {
    const found = new Map();
    for (const row of rows) {
      if (!found.has(row.article)) found.set(row.article, []);
      found.get(row.article).push(row);
    }
    return found;
  };
  const quotes = ofArticle(facts.quotes);
  const casualties = ofArticle(facts.casualties);
  const named = { actor: new Map(), organization: new Map() };
  for (const each of facts.named) {
    for (const place of each.places) {
      const map = named[each.type];
      if (!map) continue;
      if (!map.has(place[0])) map.set(place[0], []);
      map.get(place[0]).push([each, place]);
    }
  }
  const listed = (map, at) => () => (map.get(at) || []).map(([each, place]) => ofPlace(each, place)[0]);
  const digits = (name, place, list) => ({
    name, digits: true, by: ({ row }) => row[place],
    cell: ({ row, at }) => numberButton(row[place], `${name} of ${titleOf(at)}`, list(at)),
  });
  new Table("articles", {
    rows: facts.articles.map((row, at) => ({ row, at })),
    words: ({ row }) => row.slice(1, 3).join(" "),
    sorted: [1, true],
    sheet: [
      ["article", ({ row }) => row[0]], ["title", ({ row }) => row[1]], ["published", ({ row }) => row[2]], ["quotes", ({ row }) => row[3]],
      ["casualties", ({ row }) => row[4]], ["persons", ({ row }) => row[5]], ["organizations", ({ row }) => row[6]],
    ],
    columns: [
      { name: "Article", by: ({ row }) => row[1] || row[0], cell: articleName },
      { name: "Published", plain: true, by: ({ row, at }) => `${row[2] || "~"} ${String(at).padStart(8, "0")}`, cell: ({ row }) => row[2] },
      digits("Quotes", 3, (at) => items(quotes.get(at) || [])),
      digits("Casualties", 4, (at) => () => (casualties.get(at) || []).map(ofCasualty)),
      digits("Persons", 5, (at) => listed(named.actor, at)),
      digits("Organizations", 6, (at) => listed(named.organization, at)),
    ],
  });
}

/** The title, which leads to the article where there is a page or a text of it, and its id. */
function articleName({ row, at }) {
  const way = toArticle({ article: at });
  if (way) way.replaceChildren(row[1] || row[0]);
  const id = make("span.muted small", { "data-unsearched": "" }, ` ${row[0]}`);
  return make("span", row[1] ? {} : { "data-unsearched": "" }, make("b", {}, way || row[1] || row[0]), row[1] ? id : "");
}

/* Put together. */

const SECTIONS = {
  tolls: buildTolls,
  quoted: buildQuoted,
  matrix: () => buildMatrix(),
  persons: () => buildNamed("persons", "actor", "Titles"),
  organizations: () => buildNamed("organizations", "organization", "Category"),
  quotes: buildQuotes,
  articles: buildArticles,
};

function sayWhatIsLeftOut() {
  const left = Object.entries(facts.all).filter(([name, size]) => facts[name].length < size)
    .map(([name, size]) => `the first ${number(facts[name].length)} of ${number(size)} ${name === "named" ? "names" : name}`);
  if (!left.length) return;
  one("#less").textContent = `So that the page stays small, it holds ${left.join(", ")}. factx query and factx ledger see all of them.`;
  one("#less").hidden = false;
}

async function start() {
  facts = await loaded();
  index();
  sayWhatIsLeftOut();
  for (const build of Object.values(SECTIONS)) build();
  for (const type of ["actor", "organization"]) {
    one(`#of-${type}`).addEventListener("click", () => {
      one("#of-actor").setAttribute("aria-pressed", String(type === "actor"));
      one("#of-organization").setAttribute("aria-pressed", String(type === "organization"));
      buildMatrix(type);
    });
  }
  followAddress((place) => document.getElementById(place)?.scrollIntoView({ behavior: "instant" }));
  showThatItScrolls(one(".jump"));
  document.documentElement.classList.add("scripted");
}

/** Let the edge fade towards which a row of links goes on. */
function showThatItScrolls(row) {
  const look = () => {
    row.classList.toggle("before", row.scrollLeft > 4);
    row.classList.toggle("behind", row.scrollLeft + row.clientWidth < row.scrollWidth - 4);
  };
  row.addEventListener("scroll", look, { passive: true });
  addEventListener("resize", look);
  look();
}

one("#evidence").addEventListener("click", (event) => {
  if (event.target === event.currentTarget) event.currentTarget.close();
});
requestAnimationFrame(() => setTimeout(start));
