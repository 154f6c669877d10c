/* What a section shows, as a CSV file for a spreadsheet: all rows that pass its filters, on whatever page they are. */

/** A cell: quoted where it must be; one that a spreadsheet would take for a formula begins with an apostrophe. */
function csvCell(value) {
  const text = value === null || value === undefined ? "" : String(value);
  const seen = text.normalize("NFKC").replace(/^[\p{Z}\p{C}\p{M}]+/u, "");
  const safe = typeof value !== "number" && (/^[=+\-@\u2212]/.test(seen) || /^[\t\r\n]/.test(text)) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Columns are pairs of a name and a function of a row. */
function csvOf(columns, rows) {
  const lines = [columns.map(([name]) => csvCell(name)), ...rows.map((row) => columns.map(([, value]) => csvCell(value(row))))];
  return `\ufeff${lines.map((line) => line.join(",")).join("\r\n")}\r\n`;
}

/** A button in the controls of a section; `rows()` are those shown when it is pressed. */
function offerCsv(id, columns, rows) {
  one(`#${id}-csv`).addEventListener("click", () => {
    const link = make("a", { href: URL.createObjectURL(new Blob([csvOf(columns, rows())], { type: "text/csv" })), download: `${id}.csv` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  });
}
