/* Searching: all words that were typed must be there, in any order; what was found is marked where it shows. */

const wordsIn = (field) => field.value.toLowerCase().split(/\s+/).filter(Boolean);

/** Mark words wherever they stand in the texts of an element. */
function markFound(element, wanted) {
  if (!wanted.length) return;
  const alternatives = [...wanted].sort((a, b) => b.length - a.length).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(alternatives.join("|"), "giu");
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("svg, .badge, [data-unsearched]")) texts.push(walker.currentNode);
  for (const text of texts) {
    const pieces = [];
    let place = 0;
    for (const found of text.data.matchAll(pattern)) {
      pieces.push(text.data.slice(place, found.index), make("mark.found", {}, found[0]));
      place = found.index + found[0].length;
    }
    if (place) text.replaceWith(...pieces, text.data.slice(place));
  }
}
