// Elements without markup: every text that comes from a PDF is a text node or an attribute, never HTML.

/** Finds the element with an id. */
export const byId = (id) => document.getElementById(id);

/**
 * Makes an element.
 * `properties` are attributes, but `on…` listeners, `text`, `class` and `data`; null leaves one out.
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "text") element.textContent = value;
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Makes an SVG element. */
export function draw(tag, attributes = {}) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** Asks for one or several values; gives an object of them, or null where the person thought better of it. */
export function ask(title, fields, { hint = "", confirm, cancel }) {
  const dialog = byId("dialog");
  return new Promise((resolve) => {
    const inputs = fields.map((field) => {
      const input = field.options
        ? make("select", { id: `field-${field.name}` }, ...field.options.map(([value, text]) => make("option", { value, text })))
        : make(field.long ? "textarea" : "input", {
            id: `field-${field.name}`, type: field.type ?? (field.long ? null : "text"), rows: field.long ? 3 : null, step: field.step, min: field.min,
            max: field.max, autocomplete: "off",
          });
      input.value = field.value ?? "";
      return input;
    });
    const submit = make("button", { type: "submit", class: "primary", text: confirm });
    const form = make(
      "form", { method: "dialog", novalidate: true }, make("h2", { id: "dialog-title", text: title }),
      hint ? make("p", { class: "muted", text: hint }) : null,
      ...fields.flatMap((field, index) => [make("label", { for: `field-${field.name}`, text: field.label }), inputs[index]]),
      make("div", { class: "dialog-actions" }, make("button", { type: "button", class: "quiet", text: cancel, onclick: () => dialog.close("") }),
        submit));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      dialog.close("yes");
    });
    dialog.replaceChildren(form);
    dialog.addEventListener("close", () => {
      const values = Object.fromEntries(fields.map((field, index) => [field.name, inputs[index].value]));
      resolve(dialog.returnValue === "yes" ? values : null);
    }, { once: true });
    dialog.returnValue = "";
    dialog.showModal();
    (inputs[0] ?? submit).focus();
    inputs[0]?.select?.();
  });
}

/** Says something for a moment; `kind` is good, bad or plain. */
export function toast(text, kind = "plain") {
  const element = byId("toast");
  element.textContent = text;
  element.dataset.kind = kind;
  element.classList.add("shown");
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => element.classList.remove("shown"), kind === "bad" ? 9000 : 5000);
}
