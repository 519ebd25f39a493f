// Words that are not saved yet. On loopback they are kept in the tab's sessionStorage, which ends with the tab, so that a
// crash or a closed session loses nothing. Inside Telegram they are kept in memory alone: the window is not the user's own.

import { inTelegram } from "/page/static/page/session.js";

const BEFORE = "unsaved:";
const inMemory = new Map();

/** Keep the words for a form, with the fields that say which saved text they began from. */
export function keepWords(place, kept) {
  if (inTelegram()) {
    inMemory.set(place, kept);
    return;
  }
  try {
    sessionStorage.setItem(BEFORE + place, JSON.stringify(kept));
  } catch {
    // The storage is full or forbidden: the words are in the field, and leaving the page warns.
  }
}

/** Return what was kept for a form, null where nothing was. */
export function keptWords(place) {
  if (inTelegram()) return inMemory.get(place) ?? null;
  try {
    return JSON.parse(sessionStorage.getItem(BEFORE + place));
  } catch {
    return null;
  }
}

/** Forget the words for a form: they are saved, or given up. */
export function forgetWords(place) {
  inMemory.delete(place);
  try {
    sessionStorage.removeItem(BEFORE + place);
  } catch {
    // Nothing can be kept there either.
  }
}
