// Keeps what is typed into a form until it is saved: through a lost connection, a session that is over, and a reload.

import { Refused } from "/page/static/page/session.js";
import { forgetWords, keepWords, keptWords } from "/page/static/stories/kept_words.js";

const SAY = {
  unsaved: "Not saved yet.",
  saving: "Saving …",
  offline: "No connection to Stardrill. What you typed stays here; save again when it is back.",
  restored: "This was not saved when you left. Save it now, or change it.",
};

/** Keep the form's fields. Its fields that are hidden say which stored values it began from, and are kept with them. */
export function start(form, { go }) {
  const place = form.getAttribute("action");
  const state = form.querySelector("[data-state]");
  const isUnsaved = form.hasAttribute("data-unsaved");
  const stored = typed(pristine(form));
  let sending = false;

  const changed = () => isUnsaved || typed(form) !== stored;

  function tell(text, bad = false) {
    state.classList.toggle("problem", bad);
    state.textContent = text;
  }

  function edited() {
    if (changed()) keepWords(place, { fields: entriesOf(form) });
    else forgetWords(place);
    tell(changed() ? SAY.unsaved : "");
  }

  async function save(event) {
    event.preventDefault();
    if (sending) return;
    sending = true;
    tell(SAY.saving);
    const error = await go(place, new URLSearchParams(new FormData(form)), () => forgetWords(place));
    sending = false;
    if (error !== null) tell(error instanceof Refused ? `${error.message}. ${error.text}` : SAY.offline, true);
  }

  const kept = keptWords(place);
  const early = typed(form) !== stored;
  if (kept !== null && !isUnsaved && !early) {
    fill(form, kept.fields);
    tell(changed() ? SAY.restored : "");
    if (!changed()) forgetWords(place);
  } else if (changed()) {
    edited();
  }
  form.addEventListener("input", edited);
  form.addEventListener("submit", save);
  for (const link of document.querySelectorAll("[data-forget]")) link.addEventListener("click", () => forgetWords(place));
}

/** Return the form as it came: the browser may have restored fields, and somebody may have typed already. */
function pristine(form) {
  const copy = form.cloneNode(true);
  copy.reset();
  return copy;
}

function entriesOf(form) {
  return [...new FormData(form)].filter(([name]) => name !== "csrf");
}

/** Return what a person sees in the fields, as one string. */
function typed(form) {
  const hidden = new Set([...form.querySelectorAll("input[type=hidden]")].map((field) => field.name));
  return JSON.stringify(entriesOf(form).filter(([name]) => !hidden.has(name)));
}

function fill(form, entries) {
  for (const field of form.elements) {
    const values = entries.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
    else if (values.length > 0) field.value = values[0];
  }
}
