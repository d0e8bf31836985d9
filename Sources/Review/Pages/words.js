// The words of the page in English and Chinese.

const words = {
  brand: ["review", "复核"],
  document: ["Document", "文件"],
  documents: ["Documents", "文件"],
  queue: ["What to look at", "待查事项"],
  doubts: ["Doubts", "疑点"],
  tables: ["Tables", "表格"],
  search: ["Search", "搜索"],
  filters: ["Filter by reason", "按原因筛选"],
  page: ["Page", "页面"],
  grid: ["Grid", "表格"],
  rows: ["Rows", "数据行"],
  checks: ["Sums", "勾稽"],
  edits: ["History", "记录"],
  views: ["Views of the table", "表格视图"],
  cut: ["The cell on the page", "页面上的单元格"],
  detail: ["The selected cell", "所选单元格"],
  structure: ["Change the table", "修改表格"],
  divider: ["Width of page and table", "页面与表格的宽度"],
  undo: ["Undo", "撤销"],
  identity: ["Title, agency, year", "标题、单位、年度"],
  acceptDocument: ["Accept document", "确认整份文件"],
  help: ["Keys", "快捷键"],
  straight: ["Straightened", "校正后"],
  drawTable: ["Missed table", "补画表格"],
  zoomIn: ["Larger", "放大"],
  zoomOut: ["Smaller", "缩小"],
  fit: ["Fit", "适合"],
  previousTable: ["Previous table", "上一张表"],
  nextTable: ["Next table", "下一张表"],
  all: ["All", "全部"],
  contradicted: ["Sum fails", "勾稽不符"],
  unsure: ["Unsure", "识别存疑"],
  diagnostic: ["Notices", "提示"],
  label: ["Names, codes", "名称编码"],
  untested: ["Untested", "未经勾稽"],
  confirmed: ["Confirmed", "已核实"],
  corrected: ["Corrected", "已更正"],
  accepted: ["Accepted", "已确认"],
  openOnly: ["Open only", "仅未处理"],
  progress: ["{many} of {amounts} amounts confirmed by 3 or more sums · {open} to look at", "{amounts} 个金额中 {many} 个经三条以上勾稽核实 · 待查 {open} 项"],
  progressWithout: ["No form with amounts · {open} to look at", "没有含金额的表 · 待查 {open} 项"],
  calm: ["{confirmed} of {amounts} amounts are confirmed by sums and need no look.", "{amounts} 个金额中 {confirmed} 个已由勾稽核实，无需再看。"],
  nothing: ["Nothing here is open.", "没有待处理的事项。"],
  nothingLeft: ["Nothing is left to look at in this document.", "本文件没有待查事项。"],
  noTable: ["No table is selected.", "未选择表格。"],
  untitled: ["untitled", "无标题"],
  more: ["Show {count} more", "再显示 {count} 项"],
  pageOf: ["{page} of {pages}", "第 {page} 页，共 {pages} 页"],
  waiting: ["waiting", "等待中"],
  reading: ["reading page {done} of {pages}", "正在读取第 {done}/{pages} 页"],
  failed: ["could not be read", "无法读取"],
  edit: ["Edit", "更正"],
  accept: ["Accept", "确认"],
  acceptTable: ["Accept table", "确认本表"],
  next: ["Next", "下一项"],
  previous: ["Previous", "上一项"],
  printed: ["printed", "印刷值"],
  computed: ["computed", "计算值"],
  difference: ["difference", "差额"],
  inYuan: ["yuan", "元"],
  confidence: ["read with {percent} % confidence", "识别置信度 {percent}%"],
  confirmation: ["1 sum confirms it", "1 条勾稽予以核实"],
  confirmations: ["{count} sums confirm it", "{count} 条勾稽予以核实"],
  rounding: ["no more than rounding", "属四舍五入"],
  holds: ["holds", "相符"],
  fails: ["fails", "不符"],
  header: ["Header rows", "表头行数"],
  title: ["Title", "标题"],
  kind: ["Kind", "表种"],
  unit: ["Unit", "单位"],
  isNoTable: ["No table", "不是表格"],
  merge: ["Merge cells", "合并单元格"],
  mergeRows: ["Merge rows", "合并行"],
  mergeColumns: ["Merge columns", "合并列"],
  splitRow: ["Split row", "拆分行"],
  splitColumn: ["Split column", "拆分列"],
  splitCellRows: ["Split cell ↕", "上下拆分"],
  splitCellColumns: ["Split cell ↔", "左右拆分"],
  agency: ["Agency", "单位名称"],
  year: ["Fiscal year", "年度"],
  documentTitle: ["Document title", "文件标题"],
  first: ["First part", "第一部分"],
  second: ["Second part", "第二部分"],
  where: ["Cut at, % of the width or height", "切分位置（占宽或高的百分比）"],
  number: ["Number", "数字"],
  save: ["Save", "保存"],
  cancel: ["Cancel", "取消"],
  close: ["Close", "关闭"],
  left: ["Left, points", "左（点）"],
  top: ["Top, points", "上（点）"],
  right: ["Right, points", "右（点）"],
  bottom: ["Bottom, points", "下（点）"],
  drawHint: ["Draw a box over the page, or press Enter to type its edges. Esc ends it.", "在页面上拖出方框，或按回车键输入边界；Esc 取消。"],
  sureNoTable: ["The table becomes plain text. Its grid leaves the data.", "该表将变为普通文字，其内容不再作为表格输出。"],
  sureAccept: ["Everything in this document is as printed. {open} doubts are still open.", "确认本文件全部内容与原件一致。仍有 {open} 项未处理。"],
  note: ["Note (optional)", "备注（可选）"],
  saved: ["Kept.", "已保存。"],
  undone: ["Undone.", "已撤销。"],
  turned: ["{holding} sums hold now, {failing} fail anew; {confirmed} more amounts confirmed", "现有 {holding} 条勾稽相符，{failing} 条新出现不符；新增核实金额 {confirmed} 个"],
  acceptedDocument: ["The document is accepted.", "整份文件已确认。"],
  conflict: ["The document was changed in another window. It was loaded anew; nothing of yours was kept: do it again.", "文件已在另一窗口中修改。现已重新载入，您的修改未保存，请重做。"],
  gone: ["The program does not answer. Is it still running?", "程序没有响应，是否仍在运行？"],
  refused: ["Not possible: {reason}", "无法执行：{reason}"],
  applied: ["applied", "已应用"],
  needless: ["no longer needed", "已不需要"],
  stale: ["no longer fits", "已失效"],
  remove: ["Remove", "删除"],
  noEdits: ["Nothing was corrected yet.", "尚无更正。"],
  noRows: ["No rows are read from a table of this kind.", "此类表格不产生数据行。"],
  noChecks: ["No sum speaks of this table.", "没有涉及本表的勾稽。"],
  line: ["Line", "行"],
  name: ["Name", "名称"],
  code: ["Code", "编码"],
  attributes: ["Other", "其他"],
  budget: ["Budget", "预算"],
  goal: ["Goal", "目标"],
  indicator: ["Indicator", "指标"],
  target: ["Target", "指标值"],
  unread: ["This page is a picture and was not read.", "本页为图片，未读取。"],
  blank: ["blank", "空"],
  selection: ["{rows} × {columns} cells", "{rows} × {columns} 个单元格"],
};

const labels = {
  "label.unsure": ["read with doubt", "识别存疑"], "label.withoutCode": ["no code, unlike its neighbours", "缺少编码"],
  "label.orphaned": ["its group is not there", "缺少上级科目"],
  "budget.fiscal": ["from the treasury", "财政拨款"], "budget.other": ["other money", "其他资金"], "budget.rate": ["share that was spent", "执行率"],
};

/** The labels of coded values by list and value, each in English and Chinese; the program has them. */
let codelists = {};

let column = 0;

/** Chooses the language: en or zh. */
export function choose(language) {
  column = language === "zh" ? 1 : 0;
  document.documentElement.lang = column ? "zh-Hans" : "en";
}

/** The language that is chosen. */
export const language = () => (column ? "zh" : "en");

/** A text, its {names} filled in. */
export function say(name, values = {}) {
  const text = words[name]?.[column] ?? name;
  return text.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
}

/** Takes the labels of coded values. */
export function learn(lists) { codelists = lists; }

const labelOf = (list, value) => codelists[list]?.[value]?.[column] || null;

/** The name of a kind of table. */
export const kindName = (kind) => labelOf("tableKind", kind) ?? kind;
/** All kinds with their names. */
export const allKinds = () => Object.keys(codelists.tableKind ?? {}).map((kind) => [kind, `${kindName(kind)} · ${kind}`]);
/** What a diagnostic is about, before its message. */
export const codeName = (code) => labels[code]?.[column] ?? labelOf("diagnosticCode", code) ?? code;
/** The name of an identity. */
export const ruleName = (rule) => labelOf("checkRule", rule) ?? rule;
/** The name of an attribute's key; printed heads are their own. */
export const attributeName = (key) => labelOf("attributeKey", key) ?? key;
/** The name of an item of 三公 spending, or the words that are none. */
export const itemName = (value) => labelOf("threePublicItem", value) ?? value;
/** The name of an amount's key, of both parts where it has two; printed heads are their own. */
export const amountName = (key) => labelOf("amountKey", key) ?? key.split(".").map((part) => labelOf("amountKey", part) ?? part).join(" · ");
/** The name of a part of a project's budget. */
export const budgetName = (key) => labels[`budget.${key}`]?.[column] ?? amountName(key);
/** That of two texts, English and Chinese, which is in the language that was chosen. */
export const inWords = (both) => both?.[column] ?? "";

/** Fills in the fixed texts of the page. */
export function fill(root = document) {
  for (const element of root.querySelectorAll("[data-words]")) {
    element.textContent = say(element.dataset.words);
    if (element.dataset.key) element.title = `${say(element.dataset.words)} (${element.dataset.key})`;
  }
  for (const element of root.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
    if (element.dataset.key) element.title = `${say(element.dataset.label)} (${element.dataset.key})`;
  }
  for (const element of root.querySelectorAll("[data-placeholder]")) element.placeholder = say(element.dataset.placeholder);
}

/** The keys and what they do. */
export const keys = () => [
  ["n / p", column ? "下一个 / 上一个疑点" : "next / previous doubt"],
  ["a", column ? "确认所选" : "accept what is selected"],
  ["Enter, e", column ? "更正单元格文字" : "edit the cell"],
  ["u", column ? "撤销" : "undo"],
  ["↑ ↓ ← →", column ? "移动（Shift 扩展选择）" : "move (with Shift: select several)"],
  ["m", column ? "合并所选单元格" : "merge the selected cells"],
  ["r / c", column ? "合并所选行 / 列" : "merge the selected rows / columns"],
  ["[ / ]", column ? "上一张 / 下一张表" : "previous / next table"],
  ["1 – 4", column ? "切换视图" : "grid, rows, sums, history"],
  ["i", column ? "更正文件的标题、单位、年度" : "correct the document's title, agency, year"],
  ["d", column ? "补画漏读的表格" : "draw a missed table"],
  ["+ − 0", column ? "缩放页面" : "zoom the page"],
  ["/", column ? "搜索" : "search"],
  ["?", column ? "显示本列表" : "this list"],
];
