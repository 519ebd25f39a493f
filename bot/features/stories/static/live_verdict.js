// Asks for the verdict while one types: soon after the last key, and never two at a time.

import { Refused, Unreachable, ask } from "/page/static/page/session.js";

const PAUSE_MS = 120;
const LONGEST_PAUSE_MS = 3000;
const RETRY_MS = 2000;
const LONGEST_RETRY_MS = 30_000;

/**
 * Return a function that asks for the verdict on `words()`, an object of fields, soon. `take` gets the parts of the answer and
 * the text that they are of; `trouble` gets "offline", a Refused, or null once an answer came.
 */
export function liveVerdict(path, words, take, trouble, signal) {
  let timer = null;
  let running = null;
  let pause = PAUSE_MS;
  let retry = RETRY_MS;

  async function judge() {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    const fields = words();
    const began = performance.now();
    try {
      const response = await ask(path, { fields: new URLSearchParams(fields), json: true, signal: mine.signal });
      const part = new DOMParser().parseFromString(await response.text(), "text/html");
      if (mine.signal.aborted) return;
      // A long text takes its time: asking again after each key would only make everybody wait.
      pause = Math.min(Math.max(PAUSE_MS, performance.now() - began), LONGEST_PAUSE_MS);
      retry = RETRY_MS;
      trouble(null);
      take(part, fields.text);
    } catch (error) {
      if (mine.signal.aborted) return;
      if (error instanceof Unreachable) {
        trouble("offline");
        soon(retry);
        retry = Math.min(2 * retry, LONGEST_RETRY_MS);
      } else if (error instanceof Refused) {
        trouble(error);
      } else {
        throw error;
      }
    }
  }

  function soon(wait = pause) {
    clearTimeout(timer);
    timer = setTimeout(judge, wait);
  }

  signal.addEventListener("abort", () => {
    clearTimeout(timer);
    running?.abort();
  });
  return () => soon();
}
