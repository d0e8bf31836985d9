// The grid as it is printed, spans and all: selecting, moving and editing in it.

import { byId, make } from "./dom.js";
import { say } from "./words.js";

/** What the sums and people say of each cell, by its index: its class, what is known of its amount, and the sums that fail. */
export function standings(view) {
  const { table, checks } = view;
  const index = new Map();
  table.grid.cells.forEach((cell, at) => index.set(`${cell.row},${cell.column}`, at));
  const known = table.grid.cells.map((cell) => ({ review: cell.review, confidence: cell.confidence, failures: [], checks: [] }));
  for (const row of table.rows ?? []) {
    for (const [key, evidence] of Object.entries(row.evidence ?? {})) {
      const at = index.get(evidence.cell.join(","));
      if (at === undefined) continue;
      Object.assign(known[at], { standing: evidence.standing, confirmations: evidence.confirmations ?? 0, key, yuan: row.amounts[key], name: row.name });
      if (evidence.confidence !== undefined) known[at].confidence = evidence.confidence;
    }
  }
  checks.forEach((check, number) => {
    for (const place of check.cells ?? []) {
      const at = place.table === table.id ? index.get(`${place.row},${place.column}`) : undefined;
      if (at === undefined) continue;
      known[at].checks.push(number);
      if (check.status === "failed") known[at].failures.push(number);
    }
  });
  return known;
}

/** The class of a cell. */
export function stateOf(known) {
  if (!known) return "plain";
  if (known.review) return known.standing === "contradicted" && known.review === "corrected" ? "contradicted" : `reviewed ${known.review}`;
  if (known.standing === "confirmed") return "confirmed";
  if (known.standing === "contradicted") return "contradicted";
  if ((known.confidence ?? 1) < 0.9) return "unsure";
  return known.standing === "untested" ? "untested" : "plain";
}

export class Grid {
  /** `handlers.select()` is told of a new selection, `handlers.hover(cell)` of the pointer, `handlers.text(row, column, text)` of an edit. */
  constructor(handlers) {
    this.root = byId("view-grid");
    this.handlers = handlers;
    this.#listen();
  }

  /** Shows a table; cells in `turned` are pointed out. */
  show(view, known, turned = new Map()) {
    const { grid } = view.table;
    this.grid = grid;
    this.known = known;
    this.cover = new Map();
    grid.cells.forEach((cell, index) => {
      for (let row = cell.row; row < cell.row + (cell.rowSpan ?? 1); row++) {
        for (let column = cell.column; column < cell.column + (cell.columnSpan ?? 1); column++) this.cover.set(`${row},${column}`, index);
      }
    });
    this.elements = [];
    const body = [];
    for (let row = 0; row < grid.rowCount; row++) {
      const line = make("tr", {}, make("th", { class: "rule", scope: "row", "aria-hidden": "true", text: row + 1 }));
      for (let column = 0; column < grid.columnCount; column++) {
        const index = this.cover.get(`${row},${column}`);
        if (index === undefined) line.append(make("td", { class: "hole" }));
        else if (grid.cells[index].row === row && grid.cells[index].column === column) line.append(this.#cell(index, turned.get(`${row},${column}`)));
      }
      body.push(line);
    }
    const table = make("table", { class: "grid", role: "grid", "aria-label": view.table.title ?? say("untitled") }, make("tbody", {}, ...body));
    this.root.replaceChildren(table);
    this.selected = null;
    this.anchor = null;
  }

  /** Shows no table. */
  clear() {
    this.grid = null;
    this.selected = null;
    this.anchor = null;
    this.root.replaceChildren();
  }

  #cell(index, turned) {
    const cell = this.grid.cells[index];
    const known = this.known[index];
    const isHead = cell.row < this.grid.headerRows;
    const state = stateOf(known);
    const isAmount = known.standing !== undefined || /^[-−(]?[\d,]*\d\.\d+[%)]?$/.test(cell.text);
    const words = state.split(" ").filter((word) => word !== "plain" && word !== "reviewed").map((word) => say(word));
    const element = make(isHead ? "th" : "td", {
      class: `${state}${isAmount ? " amount" : ""}${turned ? ` turned-${turned}` : ""}`, rowspan: cell.rowSpan, colspan: cell.columnSpan,
      tabindex: -1, role: isHead ? "columnheader" : "gridcell", data: { cell: index }, text: cell.text,
      "aria-label": words.length ? `${cell.text || say("blank")}, ${words.join(", ")}` : null,
    });
    this.elements[index] = element;
    return element;
  }

  /** Selects a cell, or with `extends` all cells up to it. */
  select(index, { extend = false, focus = true, quiet = false } = {}) {
    if (index === null || !this.grid?.cells[index]) return;
    for (const element of this.root.querySelectorAll("[aria-selected]")) element.removeAttribute("aria-selected");
    this.root.querySelector("[tabindex='0']")?.setAttribute("tabindex", "-1");
    this.selected = index;
    if (!extend || this.anchor === null) this.anchor = index;
    for (const at of this.chosen) this.elements[at].setAttribute("aria-selected", "true");
    const element = this.elements[index];
    element.setAttribute("tabindex", "0");
    if (focus) element.focus({ preventScroll: true });
    if (!quiet) this.handlers.select();
    // What is told of the cell may have taken room from the grid.
    element.scrollIntoView({ block: "nearest", inline: "nearest" });
    const own = this.root.getBoundingClientRect();
    const place = element.getBoundingClientRect();
    if (place.top < own.top + 8 || place.bottom > own.bottom - 8) element.scrollIntoView({ block: "center", inline: "nearest" });
  }

  /** Selects the cell that covers a row and a column. */
  selectAt(row, column, options) { this.select(this.cover?.get(`${row},${column}`) ?? null, options); }

  /** The rows and columns from the anchor to the selected cell, as first and last. */
  get range() {
    if (this.selected === null || this.selected === undefined) return null;
    const ends = [this.grid.cells[this.anchor], this.grid.cells[this.selected]];
    const span = (start, length) => [Math.min(...ends.map((cell) => cell[start])), Math.max(...ends.map((cell) => cell[start] + (cell[length] ?? 1) - 1))];
    return { rows: span("row", "rowSpan"), columns: span("column", "columnSpan") };
  }

  /** The cells in the selection. */
  get chosen() {
    const range = this.range;
    if (!range) return [];
    const found = new Set();
    for (let row = range.rows[0]; row <= range.rows[1]; row++) {
      for (let column = range.columns[0]; column <= range.columns[1]; column++) {
        const index = this.cover.get(`${row},${column}`);
        if (index !== undefined) found.add(index);
      }
    }
    return [...found];
  }

  /** Marks cells. */
  mark(kind, cells) {
    for (const element of this.root.querySelectorAll(`.${kind}`)) element.classList.remove(kind);
    for (const index of cells) this.elements?.[index]?.classList.add(kind);
  }

  /** Opens the selected cell for writing. */
  edit() {
    if (this.selected === null || this.selected === undefined) return;
    const cell = this.grid.cells[this.selected];
    const element = this.elements[this.selected];
    const input = make("textarea", { class: "editor", rows: 1, "aria-label": say("edit"), spellcheck: "false" });
    input.value = cell.text;
    const fit = () => {
      input.style.height = "auto";
      input.style.height = `${input.scrollHeight}px`;
    };
    let isOver = false;
    const end = (keeps) => {
      if (isOver) return;
      isOver = true;
      const text = input.value.replace(/\s*\n\s*/g, "").trim();
      element.textContent = cell.text;
      element.focus();
      if (keeps && text !== cell.text) this.handlers.text(cell.row, cell.column, text);
    };
    input.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Enter" && !event.isComposing) {
        event.preventDefault();
        end(true);
      } else if (event.key === "Escape") end(false);
    });
    input.addEventListener("input", fit);
    input.addEventListener("blur", () => end(true));
    element.replaceChildren(input);
    input.focus();
    input.select();
    fit();
  }

  /** Moves the selection; gives whether the key was one of moving. */
  move(key, extend) {
    const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    const step = steps[key];
    if (!step || !this.grid) return false;
    if (this.selected === null) {
      this.select(0);
      return true;
    }
    const cell = this.grid.cells[this.selected];
    let row = step[0] > 0 ? cell.row + (cell.rowSpan ?? 1) : cell.row + step[0];
    let column = step[1] > 0 ? cell.column + (cell.columnSpan ?? 1) : cell.column + step[1];
    // Holes are stepped over.
    while (row >= 0 && column >= 0 && row < this.grid.rowCount && column < this.grid.columnCount) {
      const index = this.cover.get(`${row},${column}`);
      if (index !== undefined) {
        this.select(index, { extend });
        break;
      }
      row += step[0];
      column += step[1];
    }
    return true;
  }

  #listen() {
    const cellAt = (event) => {
      const element = event.target.closest?.("[data-cell]");
      return element ? Number(element.dataset.cell) : null;
    };
    this.root.addEventListener("click", (event) => {
      const index = cellAt(event);
      if (index !== null && event.target.tagName !== "TEXTAREA") this.select(index, { extend: event.shiftKey });
    });
    this.root.addEventListener("dblclick", (event) => {
      if (cellAt(event) !== null && event.target.tagName !== "TEXTAREA") this.edit();
    });
    this.root.addEventListener("pointerover", (event) => this.handlers.hover(cellAt(event)));
    this.root.addEventListener("pointerleave", () => this.handlers.hover(null));
  }
}
