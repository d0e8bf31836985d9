// The list at the left: doubts in the order in which they should be looked at, tables, or documents.

import { byId, make } from "./dom.js";
import { amountName, codeName, kindName, say } from "./words.js";

/** So many entries are shown at first, and more with each wish. */
const page = 200;
export const reasons = ["contradicted", "unsure", "diagnostic", "label", "untested"];
const signs = { contradicted: "≠", unsure: "?", diagnostic: "!", label: "#", untested: "·" };

export class Queue {
  /** `handlers.doubt(number)`, `handlers.table(index)` and `handlers.document(index)` are told what was chosen. */
  constructor(handlers) {
    this.handlers = handlers;
    this.mode = "doubts";
    this.filter = null;
    this.openOnly = true;
    this.limit = page;
    this.current = null;
    byId("search").addEventListener("input", () => this.#renew());
    for (const mode of ["doubts", "tables", "documents"]) byId(`show-${mode}`).addEventListener("click", () => this.show(mode));
    byId("list").addEventListener("click", (event) => {
      const button = event.target.closest("button[data-at]");
      if (button) this.#choose(button);
    });
  }

  /** Takes what there is to show. */
  update({ overview, documents, document }) {
    this.overview = overview;
    this.documents = documents;
    this.document = document;
    this.render();
  }

  /** Shows doubts, tables or documents. */
  show(mode) {
    this.mode = mode;
    this.#renew();
  }

  /** The numbers of the doubts that are shown, in their order. */
  get shown() {
    const search = byId("search").value.trim().toLowerCase();
    return (this.overview?.doubts ?? []).map((doubt, number) => ({ doubt, number }))
      .filter(({ doubt, number }) => (!this.filter || doubt.reason === this.filter) && (!this.openOnly || !doubt.done || number === this.current))
      .filter(({ doubt }) => !search || this.#text(doubt).toLowerCase().includes(search)).map(({ number }) => number);
  }

  /** The doubt after the current one, or before it; null where there is none. */
  neighbour(step) {
    const shown = this.shown;
    const at = shown.indexOf(this.current);
    const next = at < 0 ? (step > 0 ? 0 : shown.length - 1) : at + step;
    return shown[next] ?? null;
  }

  /** Points out the doubt that is looked at. */
  setCurrent(number) {
    this.current = number;
    const at = number === null ? -1 : this.shown.indexOf(number);
    if (at >= this.limit) {
      this.limit = at + page;
      this.render();
    }
    for (const element of byId("list").querySelectorAll("[aria-current]")) element.removeAttribute("aria-current");
    const element = byId("list").querySelector(`[data-kind=doubt][data-at="${number}"]`);
    element?.setAttribute("aria-current", "true");
    element?.scrollIntoView({ block: "nearest" });
  }

  /** Shows everything anew. */
  render() {
    for (const mode of ["doubts", "tables", "documents"]) byId(`show-${mode}`).setAttribute("aria-pressed", String(mode === this.mode));
    const filters = byId("filters");
    filters.hidden = this.mode !== "doubts";
    const calm = byId("calm");
    calm.textContent = this.overview ? say("calm", { confirmed: this.overview.counts.confirmed, amounts: this.overview.counts.amounts }) : "";
    calm.hidden = this.mode !== "doubts" || !this.overview?.counts.amounts;
    if (this.mode === "doubts") this.#filters(filters);
    const entries = { doubts: () => this.#doubts(), tables: () => this.#tables(), documents: () => this.#documents() }[this.mode]();
    byId("list").replaceChildren(...entries);
    if (this.mode === "doubts" && this.current !== null) {
      byId("list").querySelector(`[data-at="${this.current}"]`)?.setAttribute("aria-current", "true");
    }
  }

  #renew() {
    this.limit = page;
    this.render();
  }

  #choose(button) {
    const at = Number(button.dataset.at);
    if (button.dataset.kind === "more") {
      this.limit += page;
      this.render();
    } else this.handlers[button.dataset.kind](at);
  }

  #text(doubt) {
    const table = this.overview.tables[doubt.table];
    return [doubt.label, doubt.key && amountName(doubt.key), doubt.text, doubt.code && codeName(doubt.code), table?.title, table && kindName(table.kind)].filter(Boolean).join(" ");
  }

  #filters(root) {
    const open = this.overview?.open ?? {};
    const button = (reason, name, count) => make("button", {
      type: "button", class: `chip ${reason ?? ""}`, "aria-pressed": String(this.filter === reason),
      onclick: () => {
        this.filter = reason;
        this.#renew();
      },
    }, reason ? make("span", { class: "sign", "aria-hidden": "true", text: signs[reason] }) : null, `${name} `, make("b", { text: count }));
    root.replaceChildren(
      button(null, say("all"), reasons.reduce((sum, reason) => sum + (open[reason] ?? 0), 0)),
      ...reasons.map((reason) => button(reason, say(reason), open[reason] ?? 0)),
      make("label", { class: "check" }, make("input", {
        type: "checkbox", checked: this.openOnly,
        onchange: (event) => {
          this.openOnly = event.target.checked;
          this.#renew();
        },
      }), say("openOnly")));
  }

  #doubts() {
    const shown = this.shown;
    if (!shown.length) return [make("li", { class: "empty", text: say("nothing") })];
    const entries = shown.slice(0, this.limit).map((number) => {
      const doubt = this.overview.doubts[number];
      const table = this.overview.tables[doubt.table];
      const title = doubt.reason === "diagnostic" ? codeName(doubt.code) : doubt.text || say("blank");
      return this.#entry("doubt", number, doubt.reason, title, this.#second(doubt),
        `${table ? (table.title ?? kindName(table.kind)) : ""}${doubt.page ? ` · ${say("page")} ${doubt.page}` : ""}`, doubt.done);
    });
    const rest = shown.length - this.limit;
    if (rest > 0) entries.push(make("li", {}, make("button", { type: "button", class: "entry more", data: { kind: "more", at: 0 }, text: say("more", { count: Math.min(rest, page) }) })));
    return entries;
  }

  /** What is said below a doubt's title: of which line and column an amount is, what is wrong with a name. */
  #second(doubt) {
    if (doubt.reason === "diagnostic") return doubt.text;
    const sure = doubt.confidence === undefined ? null : `${Math.floor(doubt.confidence * 100)}%`;
    // The name that is doubtful is the title already.
    const parts = doubt.code ? [codeName(doubt.code), sure, doubt.label === doubt.text ? null : doubt.label] : [doubt.label, doubt.key && amountName(doubt.key), sure];
    return parts.filter(Boolean).join(" · ");
  }

  /** How many doubts of each reason are open, in words. */
  #counts(open) { return reasons.filter((reason) => open[reason]).map((reason) => `${say(reason)} ${open[reason]}`).join(" · "); }

  #tables() {
    const search = byId("search").value.trim().toLowerCase();
    const tables = (this.overview?.tables ?? []).filter((table) => !search || `${table.title} ${kindName(table.kind)}`.toLowerCase().includes(search));
    const weight = (table) => table.open.contradicted * 1e6 + table.open.unsure * 1e3 + table.open.diagnostic * 10 + table.open.label + table.open.untested / 1e3;
    tables.sort((a, b) => weight(b) - weight(a) || a.index - b.index);
    return tables.map((table) => {
      const open = reasons.find((reason) => table.open[reason] > 0);
      return this.#entry("table", table.index, table.accepted ? "accepted" : open ?? "confirmed", table.title ?? say("untitled"), kindName(table.kind),
        [`${say("page")} ${table.pages.join("–")}`, this.#counts(table.open)].filter(Boolean).join(" · "), table.accepted);
    });
  }

  #documents() {
    const documents = [...(this.documents ?? [])];
    const weight = (document) => (document.state === "ready" && !document.accepted ? document.open.contradicted * 1e6 + document.open.unsure * 1e3 + document.open.diagnostic * 10 + document.open.label + document.open.untested / 1e3 : -1);
    documents.sort((a, b) => weight(b) - weight(a) || a.index - b.index);
    return documents.map((document) => {
      const state = {
        waiting: () => say("waiting"), reading: () => say("reading", { done: document.pagesRead, pages: document.pages }),
        failed: () => `${say("failed")}: ${document.reason}`,
        ready: () => this.#counts(document.open) || say("nothing"),
      }[document.state]();
      const open = document.state === "ready" ? (document.accepted ? "accepted" : reasons.find((reason) => document.open[reason]) ?? "confirmed") : "untested";
      const entry = this.#entry("document", document.index, open, document.name, document.agency ?? "", state, document.accepted);
      const button = entry.firstElementChild;
      if (document.index === this.document) button.setAttribute("aria-current", "true");
      button.disabled = document.state !== "ready";
      return entry;
    });
  }

  #entry(kind, at, reason, title, second, third, done) {
    const sign = done ? "✓" : signs[reason] ?? "✓";
    return make("li", {}, make("button", { type: "button", class: `entry ${done ? "done" : reason}`, data: { kind, at } },
      make("span", { class: "sign", "aria-hidden": "true", text: sign }), make("span", { class: "visually-hidden", text: `${say(reason)}: ` }),
      make("span", { class: "entry-text" }, make("span", { class: "entry-title", text: title }),
        second ? make("span", { class: "entry-second", text: second }) : null, make("span", { class: "entry-third", text: third }))));
  }
}
