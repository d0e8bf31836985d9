// What is asked of the program. All addresses are below that of the page, which holds the token.

/** An answer that is no success. */
export class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function send(path, options) {
  let response;
  try {
    response = await fetch(path, { cache: "no-store", credentials: "omit", ...options });
  } catch {
    throw new Refusal(0, "");
  }
  const body = await response.json();
  if (!response.ok) throw new Refusal(response.status, body.error ?? "");
  return body;
}

const post = (path, body) => send(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export const labels = () => send("api/labels");
export const documents = () => send("api/documents");
export const overview = (index) => send(`api/documents/${index}`);
export const table = (index, table) => send(`api/documents/${index}/tables/${table}`);
export const edit = (index, body) => post(`api/documents/${index}/edit`, body);
export const undo = (index, body) => post(`api/documents/${index}/undo`, body);
export const accept = (index, body) => post(`api/documents/${index}/accept`, body);

/** The address of a page's picture. */
export const picture = (index, page, scale, straight) =>
  `api/documents/${index}/pages/${page}.png?scale=${scale}&straight=${straight ? 1 : 0}`;
