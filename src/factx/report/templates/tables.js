/* Tables that are built page by page: searched, sorted and paged over rows that are plain objects. */

const ORDER = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Buttons that go through pages; `show(from, to)` is called for each that comes up. */
function paging(nav, size, most, show) {
  let page = 0;
  const last = Math.max(0, Math.ceil(size / most) - 1);
  function go(to) {
    page = Math.min(last, Math.max(0, to));
    const from = page * most;
    show(from, Math.min(size, from + most));
    const until = Math.min(size, from + most);
    told.textContent = size ? `${until > from + 1 ? `${number(from + 1)}–` : ""}${number(until)} of ${number(size)}` : "nothing found";
    for (const [button, target] of steps) button.disabled = target() === page;
  }
  const told = make("span", { role: "status" });
  const steps = [
    ["First", () => 0],
    ["Previous", () => Math.max(0, page - 1)],
    ["Next", () => Math.min(last, page + 1)],
    ["Last", () => last],
  ].map(([name, target]) => {
    const button = make("button.button", { type: "button" }, name);
    button.addEventListener("click", () => go(target()));
    return [button, target];
  });
  const buttons = steps.map(([button]) => button);
  nav.replaceChildren(...(last ? [buttons[0], buttons[1], told, buttons[2], buttons[3]] : [told]));
  go(0);
}

/**
 * A table with a search field, columns to sort by, and pages.
 * A column has `name`, `cell(row)`, and `by(row)` to sort by; `digits` where it holds numbers, `plain` where letters are
 * compared as they are. `sheet` are the columns of its CSV file.
 */
class Table {
  constructor(id, { rows, columns, words, sorted, sheet, most = 25, passes = () => true }) {
    Object.assign(this, { id, rows, columns, words, most, passes });
    this.sure = one(`#${id}-confidence`);
    [this.column, this.up] = sorted;
    this.found = new Map();
    this.build();
    const field = one(`#${id}-search`);
    let waiting = 0;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.show(), 120);
    });
    this.field = field;
    if (this.sure) this.sure.addEventListener("change", () => this.show());
    offerCsv(id, sheet, () => this.shown);
    this.show();
  }

  build() {
    const heads = this.columns.map((column, at) => {
      const cell = make(column.digits ? "th.digits" : "th", { scope: "col" });
      if (!column.by) {
        cell.append(column.name);
        return cell;
      }
      const button = make("button.sort", { type: "button" }, column.name);
      button.addEventListener("click", () => {
        this.up = this.column === at ? !this.up : !column.digits;
        this.column = at;
        this.show();
      });
      cell.append(button);
      return cell;
    });
    this.heads = heads;
    this.body = make("tbody");
    one(`#${this.id}-table`).replaceChildren(make("thead", {}, make("tr", {}, ...heads)), this.body);
  }

  /** The words of a row to search in, made once. */
  wordsOf(row) {
    let words = this.found.get(row);
    if (words === undefined) {
      words = this.words(row).toLowerCase();
      this.found.set(row, words);
    }
    return words;
  }

  show() {
    const wanted = wordsIn(this.field);
    let rows = this.rows.filter((row) => this.passes(row) && isSure(this.sure, (row.named || row).confidence));
    if (wanted.length) rows = rows.filter((row) => wanted.every((word) => this.wordsOf(row).includes(word)));
    rows = this.inOrder(rows);
    this.shown = rows;
    this.heads.forEach((head, at) => {
      if (at === this.column) head.setAttribute("aria-sort", this.up ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    });
    paging(one(`#${this.id}-pager`), rows.length, this.most, (from, to) => {
      this.body.replaceChildren(...rows.slice(from, to).map((row) => this.line(row)));
      markFound(this.body, wanted);
    });
  }

  inOrder(rows) {
    const { by, digits, plain } = this.columns[this.column];
    const keyed = rows.map((row) => [by(row), row]);
    const sign = this.up ? 1 : -1;
    const compare = digits ? (a, b) => a - b : plain ? (a, b) => (a < b ? -1 : a > b ? 1 : 0) : ORDER.compare;
    keyed.sort((a, b) => sign * compare(a[0], b[0]));
    return keyed.map(([, row]) => row);
  }

  line(row) {
    const cells = this.columns.map((column) => {
      const cell = make(column.digits ? "td.digits" : "td", { "data-name": column.name });
      const inside = column.cell(row);
      cell.append(inside || "–");
      if (!inside) cell.classList.add("none");
      return cell;
    });
    return make("tr", {}, ...cells);
  }
}
