// Asks the server: with the token of a Mini App, which lives in this module alone, or with the form token of the page.

const FORM = "application/x-www-form-urlencoded";

let bearer = null;

/** An answer that is not the one asked for; `title` and `text` are the server's own words. */
export class Refused extends Error {
  constructor(status, title, text) {
    super(title);
    this.status = status;
    this.text = text;
  }
}

/** The server could not be reached. */
export class Unreachable extends Error {}

/** True inside Telegram, where no cookie holds the session. */
export function inTelegram() {
  return bearer !== null;
}

/** Take the token of a Mini App's session. */
export function hold(token) {
  bearer = token;
}

/**
 * Ask the server. `fields` (URLSearchParams or FormData) makes it a form; `json` asks for data instead of a page;
 * `signal` gives up on it. Returns the response. Throws Refused, Unreachable, and the signal's own AbortError.
 */
export async function ask(path, { fields = null, json = false, signal = undefined } = {}) {
  // A notice comes as JSON, so that it can be said beside what was typed.
  const headers = { Accept: json ? "application/json" : "text/html, application/json" };
  if (bearer !== null) {
    headers.Authorization = `Bearer ${bearer}`;
  } else if (fields !== null) {
    headers["X-CSRF-Token"] = document.querySelector("meta[name=csrf]")?.content ?? "";
  }
  if (fields instanceof URLSearchParams) {
    headers["Content-Type"] = FORM;
  }
  const options = { method: fields === null ? "GET" : "POST", headers, body: fields, signal, credentials: "same-origin" };
  let response;
  try {
    response = await fetch(path, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Unreachable();
  }
  bearer = response.headers.get("Page-Session") ?? bearer;
  if (!response.ok && (json || response.headers.get("Content-Type") === "application/json")) {
    const said = await response.json().catch(() => ({}));
    throw new Refused(response.status, said.title ?? "That did not work", said.text ?? "Try again in a minute.");
  }
  return response;
}

/**
 * Make sure that a session is open, and take its form token: a link that was opened since began another. `path` is the page
 * that is shown. Throws as `ask` does.
 */
export async function renewFormToken(path) {
  if (inTelegram()) return;
  const response = await ask(path);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const token = page.querySelector("meta[name=csrf]")?.content;
  if (token === undefined) throw new Unreachable();
  document.querySelector("meta[name=csrf]").content = token;
  for (const field of document.querySelectorAll("input[name=csrf]")) field.value = token;
}
