/* The data of the page, and the window with the words that a number rests on. */

let facts = null;

const number = (value) => value.toLocaleString("en");
const counted = (value, noun) => `${number(value)} ${noun}${value === 1 ? "" : "s"}`;
const flat = (text) => text.replace(/\s+/g, " ").trim();

/** The data, unpacked where it is packed. */
async function loaded() {
  const block = one("#data");
  const text = block.textContent;
  const packed = block.dataset.encoding === "gzip";
  block.remove();
  if (!packed) return JSON.parse(text);
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

/** Whether a fact is as sure as a field asks for; where nothing is asked for, those of unknown confidence are, too. */
function isSure(field, confidence) {
  return !field || !field.value || (confidence ?? -1) >= Number(field.value);
}

const hundredths = (confidence) => (confidence === undefined || confidence === null ? "" : confidence.toFixed(2));

function titleOf(article) {
  const [id, title] = facts.articles[article] || ["an article that is not in this page", ""];
  return title || id;
}

/* What stands in the window: an item is a snippet, where it is from, and lines of what is known about it. */

function ofQuote(quote) {
  const lines = [["speaker", quote.by], ["via", (quote.via || []).join(", ")], ["to", quote.to], ["cue", quote.cue]];
  lines.push(["date", quote.date], ["kind", [quote.kind, ...(quote.flags || [])].join(", ")], ["confidence", hundredths(quote.confidence)], ["rule", quote.rule]);
  return { snippet: quote.evidence, article: quote.article, start: quote.start, end: quote.end, id: quote.id, lines };
}

function ofCasualty(fact) {
  const lines = [["outcome", [fact.outcome, ...(fact.flags || [])].join(", ")], ["count", fact.count]];
  lines.push(["victims", fact.victims], ["source", fact.source], ["confidence", hundredths(fact.confidence)], ["rule", fact.rule]);
  return { snippet: fact.evidence, article: fact.article, start: fact.start, end: fact.end, id: fact.id, lines };
}

function ofPlace(named, [article, mentions, quotes, snippets]) {
  const told = mentions ? `${counted(mentions, "mention")} in this article` : "";
  const shown = snippets.length ? snippets : [["", named.name, ""]];
  return shown.map((snippet, at) => ({ snippet, article, lines: [["", at ? "" : told]] }));
}

const SHOWN = 25;

/** Open the window; `items` is a list, or a function that makes one when it is wanted. */
function showEvidence(title, items) {
  const list = typeof items === "function" ? items() : items;
  one("#evidence-title").textContent = title;
  paging(one("#evidence-pager"), list.length, SHOWN, (from, to) => {
    one("#evidence-list").replaceChildren(...list.slice(from, to).map(listed));
    one("#evidence-list").scrollTop = 0;
  });
  if (!list.length) one("#evidence-list").replaceChildren(make("li.muted", {}, "This page holds no evidence of it."));
  const dialog = one("#evidence");
  if (!dialog.open) dialog.showModal();
}

function listed(item) {
  const [before, meant, after] = item.snippet;
  const words = make("blockquote", {}, before.trimStart(), make("mark", {}, meant), after.trimEnd());
  const [id, , published] = facts.articles[item.article] || ["", "", ""];
  const from = [titleOf(item.article), published, titleOf(item.article) === id ? "" : id];
  if (item.start !== undefined) from.push(`from character ${number(item.start)}`);
  const known = item.lines.filter(([, value]) => value).map(([name, value]) => make("span", {}, name ? `${name}: ` : "", make("b", {}, value)));
  const below = make("p.known small");
  below.append(...known);
  const origin = make("p.muted small", {}, from.filter(Boolean).join(" · "), " ", toArticle(item));
  return make("li", {}, words, origin, known.length ? below : "");
}

/** A way to the whole article: to its own page, or to its text where this page has it. */
function toArticle({ article, start, end, id }) {
  const page = facts.pages[article];
  if (page) return make("a.whole", { href: id ? `${page}#${encodeURIComponent(id)}` : page }, "the whole article");
  if (typeof facts.texts[article] !== "string") return "";
  const button = make("button.link whole", { type: "button" }, "the whole article");
  button.addEventListener("click", () => showArticle(article, start, end));
  return button;
}

/** The text of an article in the window, with the evidence marked; offsets count characters as Python does. */
function showArticle(at, start = 0, end = start) {
  const [, , published] = facts.articles[at];
  const letters = Array.from(facts.texts[at]);
  const part = (from, to) => letters.slice(from, to).join("");
  const meant = make("mark", {}, part(start, end));
  const before = [...one("#evidence-list").childNodes];
  const [title, pager, place] = [one("#evidence-title").textContent, [...one("#evidence-pager").childNodes], one("#evidence-list").scrollTop];
  const back = make("button.button", { type: "button" }, "Back");
  back.addEventListener("click", () => {
    one("#evidence-title").textContent = title;
    one("#evidence-list").replaceChildren(...before);
    one("#evidence-pager").replaceChildren(...pager);
    one("#evidence-list").scrollTop = place;
  });
  one("#evidence-title").textContent = titleOf(at);
  one("#evidence-list").replaceChildren(make("li", {}, published ? make("p.muted small", {}, published) : "", make("blockquote.article", {}, part(0, start), meant, part(end))));
  one("#evidence-pager").replaceChildren(back);
  if (!one("#evidence").open) one("#evidence").showModal();
  if (end > start) meant.scrollIntoView({ block: "center", behavior: "instant" });
  else one("#evidence-list").scrollTop = 0;
}

/** A number that opens its evidence. */
function numberButton(value, title, items) {
  if (!value) return make("span.muted", {}, "0");
  const button = make("button.link number", { type: "button", title: `${title}: show the evidence` }, number(value));
  button.addEventListener("click", () => showEvidence(title, items));
  return button;
}
