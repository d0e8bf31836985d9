// What is known of the selected cell, the rows and targets that were read, the sums, and the history of corrections.

import { byId, make } from "./dom.js";
import { amountName, attributeName, budgetName, inWords, itemName, ruleName, say } from "./words.js";

/** An amount in yuan with its groups of three, every decimal kept. */
export function money(yuan) {
  if (yuan === undefined || yuan === null) return "";
  const [whole, part] = String(yuan).split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (part ? `.${part}` : "");
}

/** What an identity compares, in words: the line and column of the printed figure, and what it should be. */
function sentence(check, table) {
  const subject = inWords(check.subject);
  if (!subject) return check.message;
  const place = [check.table !== undefined && check.table !== table ? check.table : null, check.source ? `${say("page")} ${check.source.page}` : null];
  return `${[...place, subject].filter(Boolean).join(" · ")} ${check.status === "failed" ? "≠" : "="} ${inWords(check.counterpart)}`;
}

function figures(check) {
  if (check.expected === undefined) return make("p", { text: check.message });
  const pair = (name, value) => [make("dt", { text: say(name) }), make("dd", { class: "figure", text: money(value) })];
  return make("dl", { class: "figures" }, ...pair("printed", check.actual), ...pair("computed", check.expected), ...pair("difference", check.difference));
}

/** Shows what is known of a cell and the picture `cut` of it; `open(number)` shows a sum's cells. */
export function showCell(cell, known, view, open, cut = null) {
  const root = byId("detail");
  if (!cell) return root.replaceChildren();
  const standing = known.standing ?? null;
  const facts = [];
  if (standing) facts.push(make("span", { class: `badge ${standing}`, text: say(standing) }));
  if (known.review) facts.push(make("span", { class: "badge reviewed", text: say(known.review) }));
  if (known.confidence !== undefined) {
    facts.push(make("span", { class: known.confidence < 0.9 ? "badge unsure" : "muted", text: say("confidence", { percent: Math.floor(known.confidence * 100) }) }));
  }
  if (known.confirmations) facts.push(make("span", { class: "muted", text: say(known.confirmations === 1 ? "confirmation" : "confirmations", { count: known.confirmations }) }));
  const amount = known.yuan === undefined ? "" : ` = ${money(known.yuan)} ${say("inYuan")}`;
  const failed = known.failures.map((number) => {
    const check = view.checks[number];
    return make("li", {}, make("button", { type: "button", class: "failure", onclick: () => open(number) },
      make("span", { class: "failure-text", text: sentence(check, view.table.id) }), figures(check), check.rounding ? make("span", { class: "muted", text: say("rounding") }) : null));
  });
  root.replaceChildren(
    make("p", { class: "detail-line" }, make("b", { class: "detail-text", text: cell.text || say("blank") }), make("span", { class: "muted", text: amount }), ...facts),
    known.name ? make("p", { class: "muted", text: `${known.name} · ${amountName(known.key)}` }) : "",
    cut ?? "",
    failed.length ? make("ul", { class: "failures" }, ...failed) : "");
}

/** Shows what is said of a place that is no cell. */
export function showNotice(doubt) {
  byId("detail").replaceChildren(make("p", { class: "detail-line" }, make("span", { class: "badge diagnostic", text: doubt.code ?? "" }), make("span", { text: doubt.text })));
}

/** Shows rows and targets with their normalized values; `open(row, column)` shows a cell. */
export function showRows(view, open) {
  const root = byId("view-rows");
  const { table } = view;
  const parts = [];
  if (table.rows?.length) parts.push(rowsTable(table, open));
  for (const target of table.performances ?? (table.performance ? [table.performance] : [])) parts.push(targetTable(target, open));
  root.replaceChildren(...(parts.length ? parts : [make("p", { class: "empty", text: say("noRows") })]));
}

function rowsTable(table, open) {
  const keys = [...new Set(table.rows.flatMap((row) => Object.keys(row.amounts)))];
  const head = [say("line"), say("code"), say("name"), ...keys.map(amountName), say("attributes")].map((text) => make("th", { scope: "col", text }));
  const lines = table.rows.map((row) => make("tr", { class: `level-${Math.min(row.level ?? 1, 4)}` },
    make("td", { text: row.line ?? "" }), make("td", { text: row.code ?? row.inferredCode ?? "" }),
    make("th", { scope: "row", class: "row-name", text: row.name }),
    ...keys.map((key) => {
      const evidence = row.evidence?.[key];
      const cell = make("td", { class: `amount ${evidence?.review ? "reviewed" : evidence?.standing ?? ""}` });
      if (row.amounts[key] !== undefined) {
        cell.append(evidence ? make("button", { type: "button", class: "link", text: money(row.amounts[key]), onclick: () => open(...evidence.cell) }) : money(row.amounts[key]));
      }
      return cell;
    }),
    make("td", { class: "muted attributes", text: Object.entries(row.attributes ?? {}).map(([key, value]) => `${attributeName(key)}: ${itemName(value)}`).join("; ") })));
  return make("table", { class: "values" }, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...lines));
}

function targetTable(target, open) {
  const facts = [[say("name"), [target.project.code, target.project.name].filter(Boolean).join(" ")],
    ...Object.entries(target.budget ?? {}).map(([key, value]) => [`${say("budget")} · ${budgetName(key)}`, key === "rate" ? `${value}%` : money(value)]),
    ...(target.goals ?? []).map((goal) => [say("goal"), goal]), ...Object.entries(target.fields ?? {}).map(([key, value]) => [attributeName(key), value])];
  const lines = (target.indicators ?? []).map((indicator) => make("tr", {},
    make("td", { class: "indicator-level", text: indicator.level1 ?? "" }), make("td", { class: "indicator-level", text: indicator.level2 ?? "" }),
    make("td", {}, make("button", { type: "button", class: "link", text: indicator.level3 || say("blank"), onclick: () => open(indicator.source.gridRow, 0) })),
    make("td", { text: indicator.target.text }), make("td", { class: "amount", text: money(indicator.target.value) }), make("td", { text: indicator.target.unit ?? "" })));
  return make("div", {}, make("dl", { class: "fields" }, ...facts.flatMap(([name, value]) => [make("dt", { text: name }), make("dd", { text: value })])),
    make("table", { class: "values" }, make("thead", {}, make("tr", {}, make("th", { colspan: 3, scope: "colgroup", text: say("indicator") }), make("th", { colspan: 3, scope: "colgroup", text: say("target") }))), make("tbody", {}, ...lines)));
}

/** Shows the sums that speak of a table, those that fail first; `open(number)` shows a sum's cells. */
export function showChecks(view, open) {
  const order = view.checks.map((check, number) => ({ check, number })).sort((a, b) => (a.check.status === "failed" ? 0 : 1) - (b.check.status === "failed" ? 0 : 1) || a.number - b.number);
  const entries = order.map(({ check, number }) => make("li", {}, make("button", { type: "button", class: `sum ${check.status}`, onclick: () => open(number) },
    make("span", { class: `badge ${check.status === "failed" ? "contradicted" : "confirmed"}`, text: say(check.status === "failed" ? "fails" : "holds") }),
    make("span", { class: "sum-rule", text: ruleName(check.rule) }), make("span", { class: "sum-text", text: sentence(check, view.table.id) }), check.status === "failed" ? figures(check) : null)));
  byId("view-checks").replaceChildren(entries.length ? make("ul", { class: "sums" }, ...entries) : make("p", { class: "empty", text: say("noChecks") }));
}

const valueText = (value) => (value === undefined ? "" : Array.isArray(value) ? value.map((part) => part.join(" | ")).join(" / ") : String(value));

/** Shows the corrections of the document, the last one first; `remove(number)` takes one back. */
export function showEdits(edits, remove) {
  const entries = edits.map(({ correction, outcome, reason }, number) => make("li", { class: `edit ${outcome}` },
    make("p", {}, make("b", { text: correction.kind }), " ", make("span", { class: "muted", text: `${correction.page ? `${say("page")} ${correction.page} · ` : ""}${correction.time ?? ""}${correction.reviewer ? ` · ${correction.reviewer}` : ""}` }),
      " ", make("span", { class: `badge ${outcome === "applied" ? "confirmed" : outcome === "stale" ? "contradicted" : "untested"}`, text: say(outcome) })),
    correction.new === undefined ? "" : make("p", {}, make("del", { text: valueText(correction.old) }), " → ", make("ins", { text: valueText(correction.new) })),
    correction.note ? make("p", { class: "muted", text: correction.note }) : "", reason ? make("p", { class: "muted", text: reason }) : "",
    make("button", { type: "button", class: "quiet", text: say("remove"), onclick: () => remove(number) }))).reverse();
  byId("view-edits").replaceChildren(entries.length ? make("ul", { class: "edits" }, ...entries) : make("p", { class: "empty", text: say("noEdits") }));
}
