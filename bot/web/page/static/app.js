// Starts the modules of what is shown. Inside Telegram it also follows links and sends forms, since a session there is
// a token in memory that the browser does not send by itself.

import { Refused, Unreachable, ask, hold, inTelegram } from "./session.js";

const OFFLINE = "There is no connection to Stardrill. What you typed stays here; try again in a moment.";

const main = document.getElementById("main");
const notice = document.getElementById("notice");
const telegram = window.Telegram?.WebApp;
const visited = [];

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

/** Show the page of a response in place of this one. */
async function show(response) {
  const path = new URL(response.url).pathname;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  document.title = page.title;
  document.querySelector("header nav").replaceWith(page.querySelector("header nav"));
  main.replaceChildren(...page.getElementById("main").childNodes);
  if (visited.at(-1) !== path) visited.push(path);
  telegram?.BackButton[visited.length > 1 ? "show" : "hide"]();
  tell("");
  window.scrollTo(0, 0);
  main.focus({ preventScroll: true });
  await Promise.all([showPictures(), startModules()]);
}

/** Fetch the pictures that need the session, and show them. */
async function showPictures() {
  for (const picture of main.querySelectorAll("img[src^='/page/']")) {
    const response = await ask(picture.getAttribute("src"));
    picture.src = URL.createObjectURL(await response.blob());
  }
}

/** Go to a path of the page; `fields` sends a form there. */
export async function go(path, fields = null) {
  if (!inTelegram() && fields === null) {
    window.location.assign(path);
    return;
  }
  try {
    await show(await ask(path, { fields }));
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    tell(OFFLINE);
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

function sendForm(event) {
  const form = event.target;
  if (event.defaultPrevented) return;
  event.preventDefault();
  const data = new FormData(form, event.submitter);
  const path = event.submitter?.getAttribute("formaction") ?? form.getAttribute("action");
  if (form.method === "get") {
    go(`${path}?${new URLSearchParams(data)}`);
  } else {
    go(path, form.enctype === "multipart/form-data" ? data : new URLSearchParams(data));
  }
}

// Words that an editor kept in the tab end with the visit.
document.querySelector("form[action$='/leave']")?.addEventListener("submit", () => sessionStorage.clear());

async function openInTelegram() {
  telegram.ready();
  telegram.expand();
  telegram.BackButton.onClick(() => {
    visited.pop();
    go(visited.at(-1));
  });
  document.addEventListener("click", followLink);
  document.addEventListener("submit", sendForm);
  try {
    const launch = new URLSearchParams({ launch: telegram.initData });
    const response = await ask(document.body.dataset.launch, { fields: launch, json: true });
    const { token, home } = await response.json();
    hold(token);
    await go(home);
  } catch (error) {
    tell(error instanceof Refused ? `${error.message}. ${error.text}` : OFFLINE);
  }
}

if (document.body.dataset.launch !== undefined && telegram !== undefined) {
  await openInTelegram();
} else {
  await startModules();
}
