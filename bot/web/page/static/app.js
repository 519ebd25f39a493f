// Starts the modules of what is shown. Inside Telegram it also follows links and sends forms, since a session there is
// a token in memory that the browser does not send by itself.

import { Refused, Unreachable, ask, hold, inTelegram } from "./session.js";

const OFFLINE = "There is no connection to Stardrill. What you typed stays here; try again in a moment.";

const main = document.getElementById("main");
const notice = document.getElementById("notice");
const telegram = window.Telegram?.WebApp;
/** Addresses that were shown, to come back to; the last is that of what is shown, where it `isVisited`. */
const visited = [];
let isVisited = false;
let newest = 0;
let isSending = false;

/** Say something in the line above the page; "" says nothing. Screen readers read it out. */
export function tell(text) {
  notice.textContent = text;
}

/** Start the module of each element that names one: `data-module="stories/editor"` is `/page/static/stories/editor.js`. */
async function startModules() {
  for (const element of main.querySelectorAll("[data-module]")) {
    const module = await import(`/page/static/${element.dataset.module}.js`);
    module.start(element, { tell, go });
  }
}

/** Show the page of a response in place of this one. Throws Unreachable for what is no page of ours, such as a proxy's. */
async function show(response, byGet) {
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.getElementById("main");
  if (fresh === null) throw new Unreachable();
  const pictures = takePictures(fresh);
  document.title = page.title;
  document.querySelector("header nav").replaceWith(page.querySelector("header nav"));
  main.replaceChildren(...fresh.childNodes);
  remember(response, byGet);
  tell("");
  window.scrollTo(0, 0);
  main.focus({ preventScroll: true });
  await Promise.all([...pictures.map(showPicture), startModules()]);
}

/** Remember the address of what is shown, to which one can come back: the answer to a form alone has none. */
function remember(response, byGet) {
  isVisited = byGet || response.redirected;
  if (isVisited) {
    const { pathname, search } = new URL(response.url);
    // What a redirect's address says, such as "Saved", is not said again.
    const path = response.redirected ? pathname : pathname + search;
    if (visited.at(-1) !== path) visited.push(path);
  }
  telegram?.BackButton[visited.length > 1 || !isVisited ? "show" : "hide"]();
}

/** Go to what was shown before. */
async function goBack() {
  const left = isVisited ? visited.pop() : null;
  const failed = await go(visited.at(-1));
  if (left !== null && failed instanceof Unreachable) visited.push(left);
}

/** Take the addresses off the pictures of a page: the browser would ask for them without the session. */
function takePictures(fresh) {
  return [...fresh.querySelectorAll("img[src^='/page/']")].map((picture) => {
    const path = picture.getAttribute("src");
    picture.removeAttribute("src");
    return { picture, path };
  });
}

/** Fetch a picture with the session, and show it. Without it, the page has its description. */
async function showPicture({ picture, path }) {
  try {
    const response = await ask(path);
    const address = URL.createObjectURL(await response.blob());
    picture.addEventListener("load", () => URL.revokeObjectURL(address), { once: true });
    picture.src = address;
  } catch (error) {
    report(error);
  }
}

/** Say why an answer did not come. What is shown, and typed in it, stays. */
function report(error) {
  if (error instanceof Refused) tell(`${error.message}. ${error.text}`);
  else if (error instanceof Unreachable) tell(OFFLINE);
  else throw error;
}

/**
 * Go to a path of the page; `fields` sends a form there, and `taken` is called where it was taken, which is answered by a
 * redirect. Returns null, or the Refused or Unreachable that was reported.
 */
export async function go(path, fields = null, taken = () => {}) {
  if (!inTelegram() && fields === null) {
    window.location.assign(path);
    return null;
  }
  newest += 1;
  const mine = newest;
  try {
    const response = await ask(path, { fields });
    if (fields !== null && response.redirected) taken();
    // Who has gone elsewhere meanwhile stays there.
    if (mine !== newest) return null;
    if (!inTelegram() && response.redirected) window.location.assign(response.url);
    else await show(response, fields === null);
    return null;
  } catch (error) {
    report(error);
    return error;
  }
}

function followLink(event) {
  const link = event.target.closest("a[href^='/page/']");
  if (link === null || event.defaultPrevented) return;
  event.preventDefault();
  if (link.hasAttribute("download")) {
    tell("Telegram takes no files here. Send /export in the chat, and the file comes there.");
  } else {
    go(link.getAttribute("href"));
  }
}

async function sendForm(event) {
  const form = event.target;
  if (event.defaultPrevented) return;
  event.preventDefault();
  if (isSending) return;
  const data = new FormData(form, event.submitter);
  const path = event.submitter?.getAttribute("formaction") ?? form.getAttribute("action");
  isSending = true;
  try {
    if (form.method === "get") await go(`${path}?${new URLSearchParams(data)}`);
    else await go(path, form.enctype === "multipart/form-data" ? data : new URLSearchParams(data));
  } finally {
    isSending = false;
  }
}

// Words that an editor kept in the tab end with the visit.
document.querySelector("form[action$='/leave']")?.addEventListener("submit", () => sessionStorage.clear());

async function openInTelegram() {
  telegram.ready();
  telegram.expand();
  telegram.BackButton.onClick(goBack);
  document.addEventListener("click", followLink);
  document.addEventListener("submit", sendForm);
  try {
    const launch = new URLSearchParams({ launch: telegram.initData });
    const response = await ask(document.body.dataset.launch, { fields: launch, json: true });
    const { token, home } = await response.json();
    hold(token);
    await go(home);
  } catch (error) {
    report(error);
  }
}

if (document.body.dataset.launch !== undefined && telegram !== undefined) {
  await openInTelegram();
} else {
  await startModules();
}
