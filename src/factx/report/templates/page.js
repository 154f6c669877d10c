"use strict";

/* What both pages share. Nothing here makes HTML out of strings: texts go in as texts. */

const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/** An element with properties and attributes, and texts or elements in it. */
function make(tag, settings = {}, ...inside) {
  const [name, kind] = tag.split(".");
  const element = document.createElement(name);
  if (kind) element.className = kind;
  for (const [key, value] of Object.entries(settings)) {
    if (key in element) element[key] = value;
    else element.setAttribute(key, value);
  }
  element.append(...inside.filter((each) => each !== null && each !== ""));
  return element;
}

/** Put a text on the clipboard; pages opened as files may use only the older way. */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("readonly", "");
    field.className = "skip";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

/** Say something to screen readers, and to others where it shows. */
function say(text) {
  const line = one("#said");
  line.textContent = "";
  requestAnimationFrame(() => { line.textContent = text; });
}
