// Sends the form of a file, and leaves the file chosen where it is not taken, as when the session is over. Without this
// module the browser sends the form, and forgets the file with the page.

import { Refused, inTelegram, renewFormToken } from "/page/static/page/session.js";

const SAY = {
  sending: "Sending …",
  offline: "No connection to Stardrill. The file stays chosen; press again when it is back.",
  over: "The file stays chosen: open the link in this browser, come back to this tab, and press again.",
  large: (most) => `This file is larger than ${most / 1e6} MB, so it was not sent. Send the stories in several files.`,
};
const OVER = 401;

/** Send the form by itself. `data-page` is the address of its page, `data-most` the largest size of a file in bytes. */
export function start(form, { go }) {
  const state = form.querySelector("[data-state]");
  const field = form.querySelector("input[type=file]");
  let sending = false;

  function tell(text, bad = false) {
    state.classList.toggle("problem", bad);
    state.textContent = text;
  }

  /** Send the file once the session is known to be open: it may have ended, or begun anew, since the page was loaded. */
  async function sent() {
    try {
      await renewFormToken(form.dataset.page);
    } catch (error) {
      return error;
    }
    return go(form.getAttribute("action"), new FormData(form));
  }

  async function send(event) {
    event.preventDefault();
    if (sending) return;
    const most = Number(form.dataset.most);
    if (field.files[0]?.size > most) {
      tell(SAY.large(most), true);
      return;
    }
    sending = true;
    tell(SAY.sending);
    const error = await sent();
    sending = false;
    if (error === null) return;
    const isOver = error.status === OVER && !inTelegram();
    const said = error instanceof Refused ? `${error.message}. ${error.text}` : SAY.offline;
    tell(isOver ? `${said} ${SAY.over}` : said, true);
  }

  form.addEventListener("submit", send);
}
