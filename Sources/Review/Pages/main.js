// The review: what is looked at, and what the person does with it.

import * as api from "./api.js";
import { ask, byId, make, toast } from "./dom.js";
import { Grid, standings, stateOf } from "./grid.js";
import { Queue } from "./queue.js";
import { Sheets } from "./sheet.js";
import { showCell, showChecks, showEdits, showNotice, showRows } from "./details.js";
import { allKinds, choose, fill, keys, kindName, language, learn, say } from "./words.js";

/** How often the list of documents is asked for while some are still being read, in milliseconds. */
const patience = 1500;

const state = { document: null, overview: null, documents: [], view: null, known: [], tab: "grid", busy: false };

const queue = new Queue({
  doubt: (number) => goToDoubt(number),
  table: (index) => openTable(index),
  document: (index) => openDocument(index),
});
const grid = new Grid({
  select: () => selected(),
  hover: (cell) => hover(cell),
  text: (row, column, text) => change({ action: "text", table: state.view.index, row, column, text }, { keep: [row, column] }),
});
const sheets = new Sheets({
  select: (cell) => {
    showTab("grid");
    grid.select(cell);
  },
  hover: (cell) => hover(cell),
  drawn: (page, box, straight) => missedTable(page, box, straight),
  laid: () => mark(),
});

// Loading

async function loadDocuments(asked = api.documents()) {
  const { documents } = await asked;
  state.documents = documents;
  const select = byId("documents");
  select.replaceChildren(...documents.map((document) => make("option", {
    value: document.index, disabled: document.state !== "ready", selected: document.index === state.document,
    text: document.state === "ready" ? document.name : `${document.name} (${say(document.state === "failed" ? "failed" : "waiting")})`,
  })));
  queue.update({ overview: state.overview, documents, document: state.document });
  if (documents.some((document) => document.state === "waiting" || document.state === "reading")) setTimeout(() => loadDocuments().catch(failed), patience);
  if (state.document === null) {
    const wanted = new URLSearchParams(location.hash.slice(1)).get("document");
    // An address that names a document of another day opens the first.
    const isKnown = documents.some((document) => document.name === wanted && document.state !== "failed");
    const first = documents.find((document) => document.state === "ready" && (!isKnown || document.name === wanted));
    if (first) await openDocument(first.index);
  }
}

async function openDocument(index) {
  state.document = index;
  queue.current = null;
  take(await api.overview(index));
  sheets.open(index, state.overview.sheets);
  byId("documents").value = String(index);
  location.hash = new URLSearchParams({ document: state.overview.name }).toString();
  const first = queue.neighbour(1);
  queue.mode = "doubts";
  if (first !== null) await goToDoubt(first, { focus: false });
  else if (state.overview.tables.length) await openTable(0, { focus: false });
  else clearTable();
}

function take(overview) {
  state.overview = overview;
  queue.update({ overview, documents: state.documents, document: state.document });
  const { counts, open } = overview;
  const left = open.contradicted + open.unsure + open.diagnostic + open.label + open.untested;
  const progress = counts.amounts ? "progress" : "progressWithout";
  byId("progress").textContent = overview.accepted ? say("acceptedDocument") : say(progress, { many: counts.confirmedByMany, amounts: counts.amounts, open: left });
  const done = counts.amounts ? (counts.amounts - open.contradicted - open.unsure - open.untested) / counts.amounts : 1;
  byId("meter").style.width = `${Math.round(done * 100)}%`;
  byId("undo").disabled = !overview.edits.length;
  document.title = `${overview.name} · gongkai`;
  showEdits(overview.edits, (number) => act(() => api.undo(state.document, { version: state.overview.version, index: number }), { message: say("undone") }));
}

async function openTable(index, { focus = true, row, column } = {}) {
  const isOther = state.view?.index !== index || state.view?.version !== state.overview.version || state.view?.document !== state.document;
  if (isOther) {
    const view = await api.table(state.document, index);
    if (view.version !== state.overview.version) {
      take(await api.overview(state.document));
    }
    showTable({ ...view, document: state.document });
  }
  if (row !== undefined) grid.selectAt(row, column, { focus });
  else if (isOther) {
    sheets.revealPlace(state.view.table.pages[0], null);
    if (focus) grid.select(0);
  }
}

function showTable(view, turned) {
  state.view = view;
  state.known = standings(view);
  const { table } = view;
  byId("table-title").textContent = table.title ?? say("untitled");
  byId("table-title").title = table.title ?? "";
  const fact = (name, value, action) => make("button", { type: "button", class: "fact", onclick: action }, make("span", { class: "muted", text: `${name} ` }), value ?? "—");
  byId("table-facts").replaceChildren(
    make("span", { class: "muted", text: `${table.id} · ${say("page")} ${table.pages.join("–")}` }),
    fact(say("kind"), kindName(table.kind), changeKind), fact(say("unit"), table.unit?.text, changeUnit), fact(say("title"), "✎", changeTitle),
    fact(say("header"), String(table.grid.headerRows), changeHeader), ...(table.accepted ? [make("span", { class: "badge reviewed", text: say("accepted") })] : []));
  grid.show(view, state.known, turned);
  sheets.lay(table, view.straight, (cell) => stateOf(state.known[cell]));
  showRows(view, (row, column) => {
    showTab("grid");
    grid.selectAt(row, column);
  });
  showChecks(view, openCheck);
  showCell(null);
  structure();
  state.check = null;
  byId("view-grid").setAttribute("aria-busy", "false");
}

function clearTable() {
  state.view = null;
  byId("table-title").textContent = say("noTable");
  byId("table-facts").replaceChildren();
  grid.clear();
  sheets.lay(null, null, () => "plain");
  showCell(null);
  structure();
}

// Looking

async function goToDoubt(number, { focus = true } = {}) {
  const doubt = state.overview.doubts[number];
  queue.setCurrent(number);
  if (doubt.table === undefined) {
    showNotice(doubt);
    if (doubt.page) sheets.revealPlace(doubt.page, doubt.bbox);
    return;
  }
  if (doubt.row === undefined) {
    await openTable(doubt.table, { focus: false });
    showNotice(doubt);
    sheets.revealPlace(doubt.page ?? state.view.table.pages[0], doubt.bbox);
    if (focus) byId("view-grid").querySelector("[tabindex='0'], [data-cell]")?.focus({ preventScroll: true });
    return;
  }
  showTab("grid");
  await openTable(doubt.table, { focus, row: doubt.row, column: doubt.column });
}

async function step(by) {
  const next = queue.neighbour(by);
  if (next === null) return toast(say("nothingLeft"), "good");
  await goToDoubt(next);
}

function selected() {
  const index = grid.selected;
  const cell = state.view.table.grid.cells[index];
  const known = state.known[index];
  state.check = known.failures[0] ?? null;
  showCell(cell, known, state.view, openCheck, sheets.cut(index));
  sheets.revealCell(index);
  mark();
  structure();
}

/** Lights up the selected cells and those that the sum at hand covers, on both sides. */
function mark() {
  if (!state.view) return;
  const chosen = grid.chosen;
  sheets.mark("selected", chosen);
  const covered = state.check === null || state.check === undefined ? [] : cellsOf(state.view.checks[state.check]);
  grid.mark("in-sum", covered);
  sheets.mark("in-sum", covered);
}

function cellsOf(check) {
  const { table } = state.view;
  return (check.cells ?? []).filter((place) => place.table === table.id)
    .map((place) => table.grid.cells.findIndex((cell) => cell.row === place.row && cell.column === place.column)).filter((index) => index >= 0);
}

function openCheck(number) {
  state.check = number;
  const first = cellsOf(state.view.checks[number])[0];
  showTab("grid");
  if (first !== undefined) {
    grid.select(first, { quiet: true });
    sheets.revealCell(first);
    const known = state.known[first];
    showCell(state.view.table.grid.cells[first], known, state.view, openCheck, sheets.cut(first));
  }
  mark();
}

function hover(cell) {
  grid.mark("hovered", cell === null ? [] : [cell]);
  sheets.mark("hovered", cell === null ? [] : [cell]);
}

function showTab(name) {
  state.tab = name;
  for (const tab of document.querySelectorAll("[role=tab]")) {
    const isChosen = tab.id === `tab-${name}`;
    tab.setAttribute("aria-selected", String(isChosen));
    tab.tabIndex = isChosen ? 0 : -1;
    byId(`view-${tab.id.slice(4)}`).hidden = !isChosen;
  }
}

// Changing

/** Does something that changes the document, shows what it turned, and tells where it was refused. */
async function act(request, { keep, message, find } = {}) {
  if (state.busy) return false;
  state.busy = true;
  const before = state.view;
  const known = state.known;
  const doubt = queue.current === null ? null : state.overview.doubts[queue.current];
  try {
    const old = state.overview;
    const overview = await request();
    queue.current = doubt === null ? null : sameDoubt(overview.doubts, doubt);
    take(overview);
    const index = find?.(old, overview) ?? before?.index;
    if (index !== undefined && overview.tables[index]) {
      const view = await api.table(state.document, index);
      const turned = before && before.index === index ? turns(before, known, view) : new Map();
      showTable({ ...view, document: state.document }, turned);
      if (keep) grid.selectAt(Math.min(keep[0], view.table.grid.rowCount - 1), Math.min(keep[1], view.table.grid.columnCount - 1));
      else if (index !== before?.index) grid.select(0);
    } else clearTable();
    const { turn } = overview;
    const isTelling = turn && (turn.holding || turn.failing || turn.confirmed);
    toast(isTelling ? say("turned", turn) : message ?? say("saved"), turn?.failing ? "bad" : turn?.holding ? "good" : "plain");
    loadDocuments().catch(failed);
    return true;
  } catch (error) {
    await failed(error);
    return false;
  } finally {
    state.busy = false;
  }
}

/** The place of a doubt among those that are there now. */
function sameDoubt(doubts, doubt) {
  const at = doubts.findIndex((other) => other.table === doubt.table && other.row === doubt.row && other.column === doubt.column && other.code === doubt.code && other.page === doubt.page);
  return at < 0 ? null : at;
}

/** Which cells turned green or red, by row and column. */
function turns(before, known, view) {
  const old = new Map();
  before.table.grid.cells.forEach((cell, index) => old.set(`${cell.row},${cell.column}`, known[index].standing));
  const turned = new Map();
  const now = standings(view);
  view.table.grid.cells.forEach((cell, index) => {
    const place = `${cell.row},${cell.column}`;
    if (now[index].standing === old.get(place)) return;
    if (now[index].standing === "confirmed") turned.set(place, "good");
    if (now[index].standing === "contradicted") turned.set(place, "bad");
  });
  return turned;
}

async function failed(error) {
  if (error.status === 409) {
    take(await api.overview(state.document));
    if (state.view && state.overview.tables[state.view.index]) showTable({ ...(await api.table(state.document, state.view.index)), document: state.document });
    toast(say("conflict"), "bad");
  } else if (error.status === 0) toast(say("gone"), "bad");
  else if (error.status) toast(say("refused", { reason: error.message }), "bad");
  else throw error;
}

const change = (body, options) => act(() => api.edit(state.document, { version: state.overview.version, ...body }), options);
const table = () => state.view?.index;
const place = () => {
  const cell = state.view?.table.grid.cells[grid.selected];
  return cell ? [cell.row, cell.column] : null;
};
const dialog = (title, fields, hint = "") => ask(title, fields, { hint, confirm: say("save"), cancel: say("cancel") });

async function acceptSelected() {
  const chosen = grid.chosen;
  if (!state.view || !chosen.length) return;
  const cells = chosen.map((index) => state.view.table.grid.cells[index]).map((cell) => [cell.row, cell.column]);
  const isDone = await change({ action: "acceptCells", table: table(), cells }, { keep: place(), message: say("accepted") });
  if (isDone) await step(1);
}

async function merge(action) {
  const range = grid.range;
  if (!range) return;
  const bodies = {
    cells: { action: "mergeCells", rows: range.rows, columns: range.columns },
    rows: { action: "merge", axis: "rows", range: range.rows },
    columns: { action: "merge", axis: "columns", range: range.columns },
  };
  await change({ ...bodies[action], table: table() }, { keep: [range.rows[0], range.columns[0]] });
}

async function split(axis, isWhole) {
  const at = place();
  if (!at) return;
  const cell = state.view.table.grid.cells[grid.selected];
  const fields = [{ name: "share", label: say("where"), type: "number", min: 1, max: 99, value: 50 }];
  if (!isWhole) fields.unshift({ name: "first", label: say("first"), value: cell.text }, { name: "second", label: say("second"), value: "" });
  const name = isWhole ? (axis === "rows" ? "splitRow" : "splitColumn") : axis === "rows" ? "splitCellRows" : "splitCellColumns";
  const values = await dialog(say(name), fields);
  if (!values) return;
  const share = Math.min(99, Math.max(1, Number(values.share) || 50)) / 100;
  const body = isWhole
    ? { action: "split", axis, at: axis === "rows" ? cell.row : cell.column, share }
    : { action: "splitCell", axis, row: cell.row, column: cell.column, share, texts: [values.first, values.second] };
  await change({ ...body, table: table() }, { keep: at });
}

async function changeTitle() {
  const values = await dialog(say("title"), [{ name: "text", label: say("title"), value: state.view.table.title ?? "" }, noteField()]);
  if (values?.text) await change({ action: "title", table: table(), text: values.text, note: values.note }, { keep: place() });
}

async function changeKind() {
  const values = await dialog(say("kind"), [{ name: "text", label: say("kind"), options: allKinds(), value: state.view.table.kind }, noteField()]);
  if (values && values.text !== state.view.table.kind) await change({ action: "kind", table: table(), text: values.text, note: values.note }, { keep: place() });
}

async function changeUnit() {
  const values = await dialog(say("unit"), [{ name: "text", label: say("unit"), value: state.view.table.unit?.text ?? "万元" }, noteField()]);
  if (values?.text) await change({ action: "unit", table: table(), text: values.text, note: values.note }, { keep: place() });
}

async function changeHeader() {
  const { headerRows, rowCount } = state.view.table.grid;
  const values = await dialog(say("header"), [{ name: "number", label: say("header"), type: "number", min: 0, max: rowCount, value: headerRows }]);
  if (values) await change({ action: "headerRows", table: table(), number: Number(values.number) }, { keep: place() });
}

async function noTable() {
  if (await dialog(say("isNoTable"), [noteField()], say("sureNoTable"))) await change({ action: "noTable", table: table() }, { find: () => undefined });
}

async function changeDocument() {
  if (!state.overview) return;
  const { document: identity } = state.overview;
  const values = await dialog(say("identity"), [
    { name: "title", label: say("documentTitle"), value: identity.title ?? "" }, { name: "agency", label: say("agency"), value: identity.agency.name ?? "" },
    { name: "year", label: say("year"), type: "number", value: identity.fiscalYear ?? "" }]);
  if (!values) return;
  if (values.title && values.title !== identity.title) await change({ action: "documentTitle", text: values.title }, { keep: place() });
  if (values.agency && values.agency !== identity.agency.name) await change({ action: "documentAgency", text: values.agency }, { keep: place() });
  if (values.year && Number(values.year) !== identity.fiscalYear) await change({ action: "documentYear", number: Number(values.year) }, { keep: place() });
}

const noteField = () => ({ name: "note", label: say("note"), value: "" });

async function missedTable(page, bbox, straight) {
  const isNew = (old) => (table) => table.pages.includes(page) && !old.tables.some((other) => other.ref === table.ref && other.counts.amounts === table.counts.amounts && other.title === table.title && other.id === table.id);
  await change({ action: "missedTable", page, bbox: bbox.map((edge) => Math.round(edge * 100) / 100), straight }, { find: (old, now) => now.tables.find(isNew(old))?.index });
}

async function draw() {
  if (sheets.isDrawing) {
    // The second press asks for the edges, for those who use no pointer.
    sheets.stopDrawing();
    const page = sheets.page;
    const sheet = state.overview.sheets.find((sheet) => sheet.page === page);
    const edge = (name, value) => ({ name, label: say(name), type: "number", step: "any", value: Math.round(value) });
    const values = await dialog(`${say("drawTable")} · ${say("page")} ${page}`, [edge("left", 50), edge("top", 100), edge("right", sheet.width - 50), edge("bottom", sheet.height - 100)]);
    if (values) await missedTable(page, [values.left, values.top, values.right, values.bottom].map(Number), false);
    return;
  }
  sheets.startDrawing();
  toast(say("drawHint"));
}

async function acceptDocument() {
  if (!state.overview) return;
  const { open } = state.overview;
  const left = open.contradicted + open.unsure + open.diagnostic + open.label + open.untested;
  if (!(await dialog(say("acceptDocument"), [], say("sureAccept", { open: left })))) return;
  await act(() => api.accept(state.document, { version: state.overview.version }), { keep: place(), message: say("acceptedDocument") });
}

const undo = () => act(() => api.undo(state.document, { version: state.overview.version }), { keep: place(), message: say("undone") });

/** The buttons that change the table, for the selection at hand. */
function structure() {
  const range = grid.range;
  const isSeveral = grid.chosen.length > 1;
  const isOne = grid.chosen.length > 0;
  const isTable = state.view !== null;
  const button = (name, action, key, enabled = true) => make("button", { type: "button", class: "tool", disabled: !enabled, title: key ? `${say(name)} (${key})` : say(name), onclick: action, text: say(name), data: { action: name } });
  byId("structure").replaceChildren(
    make("button", { type: "button", class: "tool primary", disabled: !isOne, onclick: acceptSelected, title: `${say("accept")} (a)`, text: say("accept"), data: { action: "accept" } }),
    button("edit", () => grid.edit(), "e", isOne), button("next", () => step(1), "n"),
    make("span", { class: "bar-line", "aria-hidden": "true" }),
    button("merge", () => merge("cells"), "m", isSeveral), button("mergeRows", () => merge("rows"), "r", isSeveral && range.rows[1] > range.rows[0]),
    button("mergeColumns", () => merge("columns"), "c", isSeveral && range.columns[1] > range.columns[0]),
    button("splitCellRows", () => split("rows", false), null, isOne), button("splitCellColumns", () => split("columns", false), null, isOne),
    button("splitRow", () => split("rows", true), null, isOne), button("splitColumn", () => split("columns", true), null, isOne),
    make("span", { class: "bar-line", "aria-hidden": "true" }),
    button("acceptTable", () => change({ action: "acceptTable", table: table() }, { keep: place(), message: say("accepted") }), null, isTable), button("isNoTable", noTable, null, isTable));
}

// Keys

const actions = {
  n: () => step(1), p: () => step(-1), a: acceptSelected, e: () => grid.edit(), Enter: () => grid.edit(), F2: () => grid.edit(), u: undo,
  m: () => merge("cells"), r: () => merge("rows"), c: () => merge("columns"), d: draw,
  "[": () => neighbourTable(-1), "]": () => neighbourTable(1), "+": () => sheets.scale(1.25), "=": () => sheets.scale(1.25), "-": () => sheets.scale(0.8), 0: () => sheets.fit(),
  "/": () => byId("search").focus(), "?": help, 1: () => showTab("grid"), 2: () => showTab("rows"), 3: () => showTab("checks"), 4: () => showTab("edits"),
  i: changeDocument,
};

async function neighbourTable(by) {
  if (!state.overview?.tables.length) return;
  const index = Math.min(state.overview.tables.length - 1, Math.max(0, (state.view?.index ?? -1) + by));
  queue.setCurrent(null);
  await openTable(index);
}

function help() {
  const dialogElement = byId("dialog");
  dialogElement.replaceChildren(make("h2", { id: "dialog-title", text: say("help") }),
    make("dl", { class: "keys" }, ...keys().flatMap(([key, text]) => [make("dt", {}, make("kbd", { text: key })), make("dd", { text })])),
    make("div", { class: "dialog-actions" }, make("button", { type: "button", class: "primary", text: say("close"), onclick: () => dialogElement.close() })));
  dialogElement.showModal();
}

document.addEventListener("keydown", (event) => {
  const isWriting = event.target.matches?.("input, textarea, select") && event.target.type !== "checkbox";
  if (event.key === "Escape") {
    sheets.stopDrawing();
    if (isWriting) event.target.blur();
    return;
  }
  if (isWriting || byId("dialog").open || event.ctrlKey || event.metaKey || event.altKey) return;
  const isInGrid = byId("view-grid").contains(event.target) || event.target === document.body;
  if (isInGrid && grid.move(event.key, event.shiftKey)) return event.preventDefault();
  // Enter presses the button that has the focus, but in the grid it edits.
  if (event.key === "Enter" && sheets.isDrawing) {
    event.preventDefault();
    return draw().catch(failed);
  }
  if (event.key === "Enter" && !isInGrid) return;
  const action = actions[event.key];
  if (!action) return;
  event.preventDefault();
  Promise.resolve(action()).catch(failed);
});

// The fixed parts of the page

function speak(chosen) {
  choose(chosen);
  try {
    localStorage.setItem("language", chosen);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
  fill();
  byId("language").textContent = chosen === "zh" ? "English" : "中文";
  byId("language").lang = chosen === "zh" ? "en" : "zh-Hans";
  if (state.overview) take(state.overview);
  if (state.view) {
    const kept = place();
    showTable(state.view);
    if (kept) grid.selectAt(...kept, { focus: false });
  }
  sheets.renew();
  structure();
}

function listen() {
  byId("documents").addEventListener("change", (event) => openDocument(Number(event.target.value)).catch(failed));
  byId("undo").addEventListener("click", undo);
  byId("identity").addEventListener("click", () => changeDocument().catch(failed));
  byId("accept-document").addEventListener("click", () => acceptDocument().catch(failed));
  byId("language").addEventListener("click", () => speak(language() === "zh" ? "en" : "zh"));
  byId("help").addEventListener("click", help);
  byId("straight").addEventListener("click", () => {
    sheets.setStraight(!sheets.straight);
    if (grid.selected !== null) sheets.revealCell(grid.selected);
  });
  byId("draw").addEventListener("click", () => draw().catch(failed));
  byId("zoom-in").addEventListener("click", () => sheets.scale(1.25));
  byId("zoom-out").addEventListener("click", () => sheets.scale(0.8));
  byId("zoom-fit").addEventListener("click", () => sheets.fit());
  byId("previous-table").addEventListener("click", () => neighbourTable(-1).catch(failed));
  byId("next-table").addEventListener("click", () => neighbourTable(1).catch(failed));
  const tabs = ["grid", "rows", "checks", "edits"];
  tabs.forEach((name, at) => {
    byId(`tab-${name}`).addEventListener("click", () => showTab(name));
    byId(`tab-${name}`).addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!by) return;
      event.preventDefault();
      event.stopPropagation();
      const next = tabs[(at + by + tabs.length) % tabs.length];
      showTab(next);
      byId(`tab-${next}`).focus();
    });
  });
  divide();
}

/** Lets the person share the width between page and table. */
function divide() {
  const divider = byId("divider");
  const set = (share) => {
    const kept = Math.min(0.8, Math.max(0.2, share));
    document.documentElement.style.setProperty("--page-share", String(kept));
    divider.setAttribute("aria-valuenow", String(Math.round(kept * 100)));
  };
  const share = () => Number(divider.getAttribute("aria-valuenow")) / 100;
  divider.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -0.04, ArrowRight: 0.04 }[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    set(share() + by);
  });
  divider.addEventListener("pointerdown", (event) => {
    divider.setPointerCapture(event.pointerId);
    const left = divider.previousElementSibling.getBoundingClientRect().left;
    const width = divider.nextElementSibling.getBoundingClientRect().right - left;
    const move = (at) => set((at.clientX - left) / width);
    divider.addEventListener("pointermove", move);
    divider.addEventListener("pointerup", () => divider.removeEventListener("pointermove", move), { once: true });
  });
}

function preferred() {
  try {
    const kept = localStorage.getItem("language");
    if (kept) return kept;
  } catch {
    // A browser that keeps nothing has no language either.
  }
  return navigator.language.startsWith("zh") ? "zh" : "en";
}

async function begin() {
  speak(preferred());
  // Both are asked for at once, so that the first doubt waits for one answer less.
  const documents = api.documents();
  learn(await api.labels());
  await loadDocuments(documents);
}

listen();
begin().catch(failed);
