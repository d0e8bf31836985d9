// The pages' pictures below each other, with the cells' boxes over those of the table that is looked at.

import { byId, draw, make } from "./dom.js";
import { picture } from "./api.js";
import { say } from "./words.js";

/** The scales that pictures are asked for in, in pixels a point; the next larger one is shown smaller. */
const scales = [1, 1.5, 2, 3, 4, 6];
/** Pages further away than this share of the pane's height hold no picture. */
const margin = "150% 0px";
/** The size of a cell's picture beside its text: at most so many pixels a point, and so many pixels wide and high. */
const [cutScale, cutWidth, cutHeight] = [2, 440, 84];
/** The white around pages, in pixels. */
const gutter = 24;

export class Sheets {
  /**
   * `handlers.select(cell)` is told which cell was clicked, `handlers.hover(cell)` which lies under the pointer, and
   * `handlers.drawn(page, box, straight)` what box was drawn.
   */
  constructor(handlers) {
    this.root = byId("sheets");
    this.handlers = handlers;
    this.straight = true;
    this.zoom = 1;
    this.isFit = true;
    this.sheets = [];
    this.elements = new Map();
    this.observer = new IntersectionObserver((entries) => entries.forEach((entry) => this.#turn(entry)), { root: this.root, rootMargin: margin });
    new ResizeObserver(() => this.isFit && this.fit()).observe(this.root);
    this.root.addEventListener("scroll", () => this.#number(), { passive: true });
    this.#listen();
  }

  /** Shows the pages of a document. */
  open(index, sheets) {
    this.index = index;
    this.sheets = sheets;
    this.observer.disconnect();
    this.elements.clear();
    this.root.replaceChildren(...sheets.map((sheet) => this.#element(sheet)));
    byId("straight").hidden = !sheets.some((sheet) => sheet.straight);
    this.fit();
    this.root.scrollTop = 0;
    this.#number();
  }

  /** Lays the boxes of a table's cells over its pages; `state(cell)` gives the class of each. */
  lay(table, straight, state) {
    this.cells = table?.grid.cells ?? [];
    this.boxes = this.cells.map((cell, index) => (this.#isStraight(cell.page) && straight ? straight[index] : cell.bbox));
    this.straightBoxes = straight;
    this.state = state;
    for (const element of this.elements.values()) this.#overlay(element);
  }

  /** Shows scans straightened, or as they are. */
  setStraight(straight) {
    this.straight = straight;
    byId("straight").setAttribute("aria-pressed", String(straight));
    for (const element of this.elements.values()) {
      this.#size(element);
      element.querySelector("img")?.remove();
      if (element.dataset.near) this.#load(element);
    }
    if (this.cells) this.lay({ grid: { cells: this.cells } }, this.straightBoxes, this.state);
  }

  /** Marks cells: the selected ones, those under the pointer, those that a sum covers. */
  mark(kind, cells) {
    const chosen = new Set(cells);
    for (const shape of this.root.querySelectorAll(`rect.${kind}`)) shape.classList.remove(kind);
    for (const shape of this.root.querySelectorAll("rect[data-cell]")) {
      if (chosen.has(Number(shape.dataset.cell))) shape.classList.add(kind);
    }
  }

  /** Brings a cell into view. */
  revealCell(index) {
    const cell = this.cells?.[index];
    if (cell) this.#reveal(cell.page, this.boxes[index]);
  }

  /** The part of a page's picture that a cell is, as an element in which print is large enough to be read; null where there is none. */
  cut(index) {
    const cell = this.cells?.[index];
    const sheet = cell && this.sheets.find((sheet) => sheet.page === cell.page);
    if (!sheet) return null;
    const [x0, y0, x1, y1] = this.boxes[index];
    const zoom = Math.min(cutScale, cutWidth / Math.max(1, x1 - x0), cutHeight / Math.max(1, y1 - y0));
    const wanted = scales.find((scale) => scale >= zoom * window.devicePixelRatio) ?? scales.at(-1);
    const image = make("img", { src: picture(this.index, cell.page, wanted, this.#isStraight(cell.page)), alt: "", draggable: "false" });
    const [width, height] = this.#extent(sheet);
    Object.assign(image.style, { width: `${width * zoom}px`, height: `${height * zoom}px`, left: `${-x0 * zoom}px`, top: `${-y0 * zoom}px` });
    const frame = make("span", { class: "cut", role: "img", "aria-label": say("cut") }, image);
    Object.assign(frame.style, { width: `${(x1 - x0) * zoom}px`, height: `${(y1 - y0) * zoom}px` });
    return frame;
  }

  /** Brings a place into view and marks it. */
  revealPlace(page, box) {
    for (const shape of this.root.querySelectorAll("rect.place")) shape.remove();
    if (!box) return this.#reveal(page, [0, 0, 1, 1]);
    const placed = this.#isStraight(page) ? this.#mapped(page, box) : box;
    const svg = this.elements.get(page)?.querySelector("svg");
    svg?.append(draw("rect", { class: "place", x: placed[0], y: placed[1], width: placed[2] - placed[0], height: placed[3] - placed[1] }));
    this.#reveal(page, placed);
  }

  /** Makes the pages as wide as the pane. */
  fit() {
    this.isFit = true;
    const widest = Math.max(...this.sheets.map((sheet) => this.#extent(sheet)[0]), 1);
    this.#setZoom((this.root.clientWidth - gutter) / widest);
  }

  /** Makes the pages larger or smaller. */
  scale(factor) {
    this.isFit = false;
    this.#setZoom(Math.min(6, Math.max(0.2, this.zoom * factor)));
  }

  /** Lets the person draw a box. */
  startDrawing() { this.root.classList.add("drawing"); }
  stopDrawing() {
    this.root.classList.remove("drawing");
    this.root.querySelector("rect.drawn")?.remove();
  }
  get isDrawing() { return this.root.classList.contains("drawing"); }

  /** Says the number of the page in the language that was chosen. */
  renew() { this.#number(); }

  /** The page that most of the pane shows. */
  get page() {
    const middle = this.root.scrollTop + this.root.clientHeight / 3;
    const shown = [...this.elements].filter(([, element]) => element.offsetTop <= middle).at(-1);
    return shown?.[0] ?? 1;
  }

  #isStraight(page) { return this.straight && Boolean(this.sheets.find((sheet) => sheet.page === page)?.straight); }

  #extent(sheet) {
    const turned = this.straight && sheet.straight?.turned;
    return turned ? [sheet.height, sheet.width] : [sheet.width, sheet.height];
  }

  #mapped(page, [x0, y0, x1, y1]) {
    const [a, b, c, d, tx, ty] = this.sheets.find((sheet) => sheet.page === page).straight.map;
    const points = [[x0, y0], [x1, y0], [x0, y1], [x1, y1]].map(([x, y]) => [a * x + b * y + tx, c * x + d * y + ty]);
    const [xs, ys] = [points.map((point) => point[0]), points.map((point) => point[1])];
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  }

  #element(sheet) {
    const element = make("div", { class: "sheet", data: { page: sheet.page }, role: "img", "aria-label": `${say("page")} ${sheet.page}` });
    element.append(draw("svg", { class: "boxes", "aria-hidden": "true" }));
    if (sheet.unread) element.append(make("p", { class: "unread", text: say("unread") }));
    this.elements.set(sheet.page, element);
    this.observer.observe(element);
    return element;
  }

  #size(element) {
    const sheet = this.sheets.find((sheet) => sheet.page === Number(element.dataset.page));
    const [width, height] = this.#extent(sheet);
    element.style.width = `${width * this.zoom}px`;
    element.style.height = `${height * this.zoom}px`;
    element.querySelector("svg").setAttribute("viewBox", `0 0 ${width} ${height}`);
  }

  #setZoom(zoom) {
    const at = this.root.scrollHeight > 0 ? this.root.scrollTop / this.root.scrollHeight : 0;
    this.zoom = Math.max(0.1, zoom);
    for (const element of this.elements.values()) {
      this.#size(element);
      if (element.dataset.near) this.#load(element);
    }
    this.root.scrollTop = at * this.root.scrollHeight;
  }

  #turn(entry) {
    const element = entry.target;
    if (entry.isIntersecting) {
      element.dataset.near = "1";
      this.#load(element);
      this.#overlay(element);
    } else {
      delete element.dataset.near;
      element.querySelector("img")?.remove();
      element.querySelector("svg").replaceChildren();
    }
  }

  #load(element) {
    const wanted = scales.find((scale) => scale >= this.zoom * window.devicePixelRatio) ?? scales.at(-1);
    const shown = element.querySelector("img");
    const page = Number(element.dataset.page);
    const address = picture(this.index, page, wanted, this.#isStraight(page));
    if (shown?.getAttribute("src") === address) return;
    const image = make("img", { src: address, alt: "", decoding: "async", draggable: "false" });
    if (!shown) return element.prepend(image);
    // The old picture stays until the sharper one is there.
    image.addEventListener("load", () => shown.replaceWith(image), { once: true });
  }

  #overlay(element) {
    const svg = element.querySelector("svg");
    svg.replaceChildren();
    if (!element.dataset.near || !this.cells) return;
    const page = Number(element.dataset.page);
    this.cells.forEach((cell, index) => {
      if (cell.page !== page) return;
      const [x0, y0, x1, y1] = this.boxes[index];
      svg.append(draw("rect", {
        class: `cell ${this.state(index)}`, "data-cell": index, x: x0 + 0.6, y: y0 + 0.6, width: Math.max(0, x1 - x0 - 1.2),
        height: Math.max(0, y1 - y0 - 1.2),
      }));
    });
    this.handlers.laid?.();
  }

  #reveal(page, [x0, y0, x1, y1]) {
    const element = this.elements.get(page);
    if (!element) return;
    const top = element.offsetTop + y0 * this.zoom;
    const left = element.offsetLeft + x0 * this.zoom;
    const { scrollTop, scrollLeft, clientWidth, clientHeight } = this.root;
    const isAbove = top < scrollTop + 24 || element.offsetTop + y1 * this.zoom > scrollTop + clientHeight - 24;
    const isAside = left < scrollLeft + 8 || element.offsetLeft + x1 * this.zoom > scrollLeft + clientWidth - 8;
    this.root.scrollTo({ top: isAbove ? top - clientHeight / 3 : scrollTop, left: isAside ? left - clientWidth / 3 : scrollLeft });
    this.#number();
  }

  #number() {
    byId("page-number").textContent = this.sheets.length ? say("pageOf", { page: this.page, pages: this.sheets.at(-1).page }) : "";
  }

  #listen() {
    const cellAt = (event) => (event.target.dataset?.cell === undefined ? null : Number(event.target.dataset.cell));
    this.root.addEventListener("pointerover", (event) => !this.isDrawing && this.handlers.hover(cellAt(event)));
    this.root.addEventListener("pointerleave", () => this.handlers.hover(null));
    this.root.addEventListener("click", (event) => {
      const cell = cellAt(event);
      if (!this.isDrawing && cell !== null) this.handlers.select(cell);
    });
    this.root.addEventListener("pointerdown", (event) => this.#draw(event));
  }

  #draw(event) {
    const element = event.target.closest?.(".sheet");
    if (!this.isDrawing || !element) return;
    event.preventDefault();
    const svg = element.querySelector("svg");
    const place = (at) => {
      const frame = element.getBoundingClientRect();
      return [(at.clientX - frame.left) / this.zoom, (at.clientY - frame.top) / this.zoom];
    };
    const start = place(event);
    const shape = svg.appendChild(draw("rect", { class: "drawn" }));
    const box = (at) => {
      const end = place(at);
      return [Math.min(start[0], end[0]), Math.min(start[1], end[1]), Math.max(start[0], end[0]), Math.max(start[1], end[1])];
    };
    const move = (at) => {
      const [x0, y0, x1, y1] = box(at);
      for (const [name, value] of Object.entries({ x: x0, y: y0, width: x1 - x0, height: y1 - y0 })) shape.setAttribute(name, value);
    };
    const end = (at) => {
      this.root.removeEventListener("pointermove", move);
      const page = Number(element.dataset.page);
      const drawn = box(at);
      this.stopDrawing();
      if (drawn[2] - drawn[0] > 4 && drawn[3] - drawn[1] > 4) this.handlers.drawn(page, drawn, this.#isStraight(page));
    };
    this.root.addEventListener("pointermove", move);
    this.root.addEventListener("pointerup", end, { once: true });
  }
}
