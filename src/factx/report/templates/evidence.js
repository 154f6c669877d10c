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

function titleOf(article) {
  const [id, title] = facts.articles[article] || ["an article that is not in this page", ""];
  return title || id;
}

/* What stands in the window: an item is a snippet, where it is from, and lines of what is known about it. */

function ofQuote(quote) {
  const lines = [["speaker", quote.by], ["via", (quote.via || []).join(", ")], ["to", quote.to], ["cue", quote.cue]];
  lines.push(["date", quote.date], ["kind", [quote.kind, ...(quote.flags || [])].join(", ")], ["rule", quote.rule]);
  return { snippet: quote.evidence, article: quote.article, start: quote.start, id: quote.id, lines };
}

function ofCasualty(fact) {
  const lines = [["outcome", [fact.outcome, ...(fact.flags || [])].join(", ")], ["count", fact.count]];
  lines.push(["victims", fact.victims], ["source", fact.source], ["rule", fact.rule]);
  return { snippet: fact.evidence, article: fact.article, start: fact.start, id: fact.id, lines };
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
  return make("li", {}, words, make("p.muted small", {}, from.filter(Boolean).join(" · ")), known.length ? below : "");
}

/** A number that opens its evidence. */
function numberButton(value, title, items) {
  if (!value) return make("span.muted", {}, "0");
  const button = make("button.link number", { type: "button", title: `${title}: show the evidence` }, number(value));
  button.addEventListener("click", () => showEvidence(title, items));
  return button;
}
