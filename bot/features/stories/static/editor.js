// The editor of a story: marks as one types, the verdict beside, saving in place, and nothing lost when the connection is.

import { Refused, Unreachable, ask } from "/page/static/page/session.js";
import { forgetWords, keepWords, keptWords } from "/page/static/stories/kept_words.js";
import { liveVerdict } from "/page/static/stories/live_verdict.js";
import { moved, paint } from "/page/static/stories/marks.js";

const REVIEW = "/page/stories/review";
const IS_SAVED = "/page/stories/saved";
const SAY = {
  saved: "All words are saved.",
  unsaved: "Not saved yet.",
  saving: "Saving …",
  offline: "No connection to Stardrill. Your words stay in the field; save again when it is back.",
  back: "The connection is back. Not saved yet: tap Save.",
  restored: "These words were not saved when you left. Save them now, or change them.",
  empty: "There is nothing to save yet. Type your story first.",
};

/** Start the editor on its form. */
export function start(form, tools) {
  new Editor(form, tools).begin();
}

class Editor {
  constructor(form, { go }) {
    this.form = form;
    this.go = go;
    this.field = form.elements.text;
    this.title = form.elements.title;
    this.layer = form.querySelector(".layer");
    this.place = form.getAttribute("action");
    this.marks = [];
    this.sentences = [];
    this.strong = null;
    this.shown = null;
    this.offline = false;
    this.saving = false;
    this.text = this.field.value;
    // What the page came with: the field itself may hold words that were typed before this script ran.
    this.came = this.field.defaultValue.replaceAll(/\r\n?/g, "\n");
    this.saved = form.hasAttribute("data-unsaved") ? null : { text: this.came, title: this.title.defaultValue };
    this.ended = new AbortController();
  }

  async begin() {
    await this.restoreWords();
    this.form.classList.add("live");
    this.judge = liveVerdict(REVIEW, () => this.words(), this.take, this.trouble, this.ended.signal);
    this.readVerdict();
    this.paint();
    this.tellState();
    this.listen();
    if (this.field.value !== this.came || this.saved === null) this.edited();
    else if (this.unsaved()) this.keepOrForget();
  }

  /**
   * Take up the words that were not saved when the page was left; they keep the version that they began from. What was
   * typed before this script ran follows them. Left while a save was under way, they may be saved by now.
   */
  async restoreWords() {
    const kept = keptWords(this.place);
    if (kept === null || this.form.hasAttribute("data-unsaved")) return;
    const { sending, ...fields } = kept;
    const same = fields.text === this.field.value && (fields.title ?? this.title.value) === this.title.value;
    if (same || (sending && (await isSaved(fields)))) {
      forgetWords(this.place);
      return;
    }
    const early = this.field.value === this.came ? "" : this.field.value;
    for (const [name, value] of Object.entries(fields)) this.form.elements[name].value = value;
    if (early !== "") this.field.value = `${kept.text}\n\n${early}`;
    this.restored = true;
  }

  listen() {
    const on = (target, kind, call, options = {}) =>
      target.addEventListener(
        kind,
        (event) => {
          if (this.form.isConnected) call(event);
          else this.ended.abort();
        },
        { signal: this.ended.signal, ...options },
      );
    on(this.field, "input", () => {
      this.restored = false;
      this.edited();
    });
    on(this.title, "input", () => {
      this.restored = false;
      this.keepOrForget();
      this.tellState();
    });
    for (const kind of ["keyup", "click"]) on(this.field, kind, () => this.tellSentence());
    on(this.form, "submit", (event) => this.submit(event));
    on(this.form, "change", (event) => event.target.name === "archetype" && this.judge());
    on(document, "selectionchange", () => this.tellSentence());
    on(document, "keydown", (event) => this.shortcut(event));
    on(window, "beforeunload", (event) => this.unsaved() && event.preventDefault());
    on(window, "online", () => this.judge());
    for (const kind of ["mouseover", "focusin", "click"]) on(this.form, kind, (event) => this.overMove(event));
    on(this.form, "mouseout", (event) => this.leaveMove(event));
    for (const link of document.querySelectorAll("[data-forget]")) on(link, "click", () => this.giveUp());
  }

  now() {
    return { text: this.text, title: this.title.value };
  }

  words() {
    return { text: this.text, archetype: this.form.elements.archetype.value };
  }

  unsaved() {
    const saved = this.saved ?? { text: "", title: "" };
    return this.text !== saved.text || this.title.value !== saved.title;
  }

  /** The text was changed: the marks move along at once, and the verdict is asked for. */
  edited() {
    // NUL is left out by the server, and would put all marks after it in a wrong place.
    if (this.field.value.includes("\0")) this.field.value = this.field.value.replaceAll("\0", "");
    const before = this.text;
    this.text = this.field.value;
    this.marks = moved(this.marks, before, this.text);
    this.sentences = moved(this.sentences, before, this.text);
    this.paint();
    this.keepOrForget();
    this.tellState();
    if (this.over() <= 0) this.judge();
  }

  keepOrForget() {
    if (this.unsaved()) this.keep();
    else forgetWords(this.place);
  }

  keep(sending = false) {
    const kept = { text: this.text, title: this.title.value, ...(sending && { sending }) };
    for (const name of ["version", "digest", "archetype", "title_was"]) {
      if (this.form.elements[name] !== undefined) kept[name] = this.form.elements[name].value;
    }
    keepWords(this.place, kept);
  }

  giveUp() {
    forgetWords(this.place);
    this.saved = this.now();
  }

  /** Return by how many characters the text is too long; the server counts characters, not code units. */
  over() {
    const most = Number(this.form.dataset.most);
    return this.text.length <= most ? 0 : [...this.text].length - most;
  }

  paint() {
    paint(this.layer, this.text, this.marks, this.strong);
  }

  take = (part, text) => {
    for (const old of this.form.querySelectorAll("[data-part]")) {
      const fresh = part.querySelector(`[data-part="${old.dataset.part}"]`);
      if (fresh !== null) old.replaceChildren(...fresh.childNodes);
    }
    this.readVerdict();
    this.marks = moved(this.marks, text, this.text);
    this.sentences = moved(this.sentences, text, this.text);
    this.paint();
    this.tellLevel();
    this.tellSentence();
  };

  trouble = (what) => {
    const { offline, refused } = this;
    this.offline = what === "offline";
    this.refused = what instanceof Refused;
    if (this.refused) this.tell(`${what.message}. ${what.text}`, true);
    else if (this.offline) this.tell(SAY.offline, true);
    else if (offline && this.unsaved()) this.tell(SAY.back);
    else if (offline || refused) this.tellState();
  };

  readVerdict() {
    const moves = this.form.querySelector("[data-marks]");
    this.marks = moves === null ? [] : JSON.parse(moves.dataset.marks);
    this.sentences = moves === null ? [] : JSON.parse(moves.dataset.sentences);
    const letters = moves === null ? [] : [...moves.querySelectorAll("[data-move]")].map((each) => each.dataset.move);
    this.show(letters.includes(this.shown) ? this.shown : moves?.dataset.first);
  }

  /** Show the advice on a move. */
  show(letter) {
    for (const advice of this.form.querySelectorAll("[data-advice]")) advice.hidden = advice.dataset.advice !== letter;
    for (const link of this.form.querySelectorAll("[data-move]")) {
      if (link.dataset.move === letter) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  overMove(event) {
    const link = event.target.closest("[data-move]");
    if (link === null) return;
    if (event.type === "click") event.preventDefault();
    this.shown = link.dataset.move;
    this.strong = this.shown;
    this.show(this.shown);
    this.paint();
  }

  leaveMove(event) {
    if (event.target.closest("[data-move]") === null || document.activeElement?.closest("[data-move]")) return;
    this.strong = null;
    this.paint();
  }

  /** Say what the sentence at the caret earns. */
  tellSentence() {
    if (document.activeElement !== this.field) return;
    const line = this.form.querySelector("[data-earns]");
    const at = this.field.selectionStart;
    const found = this.sentences.find(([start, end]) => start <= at && at <= end);
    if (found === undefined) {
      line.textContent = "";
      return;
    }
    const own = this.marks.filter(([start, end]) => start < found[1] && found[0] < end);
    const names = [...new Set(own.map(([, , letter, weak]) => this.nameOf(letter) + (weak === 1 ? " (weak)" : "")))];
    line.textContent = names.length > 0 ? `This sentence earns: ${names.join(", ")}.` : "This sentence earns no move yet.";
  }

  nameOf(letter) {
    return this.form.querySelector(`[data-move="${letter}"]`)?.dataset.name ?? letter;
  }

  /** Tell screen readers the level when it is another one than before. */
  tellLevel() {
    const level = this.form.querySelector("[data-level]")?.textContent ?? "";
    if (this.level !== undefined && level !== this.level && level !== "") {
      this.form.querySelector("[data-heard]").textContent = `Level: ${level}`;
    }
    this.level = level;
  }

  tell(text, bad = false) {
    const state = this.form.querySelector("[data-state]");
    state.classList.toggle("problem", bad);
    if (state.textContent !== text) state.textContent = text;
  }

  tellState() {
    this.level ??= this.form.querySelector("[data-level]")?.textContent ?? "";
    const over = this.over();
    if (over > 0) {
      const most = Number(this.form.dataset.most);
      const [more, all] = [over, most].map((number) => number.toLocaleString("en"));
      this.tell(`${more} characters too many: a story has at most ${all}. Nothing is lost; shorten it, then save.`, true);
    } else if (this.offline) {
      this.tell(SAY.offline, true);
    } else if (this.restored) {
      this.tell(SAY.restored);
    } else {
      this.tell(this.unsaved() ? SAY.unsaved : this.text === "" ? "" : SAY.saved);
    }
  }

  shortcut(event) {
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  submit(event) {
    event.preventDefault();
    if (this.over() > 0) this.tellState();
    else if (this.text.trim() === "") this.tell(SAY.empty, true);
    else if (!this.saving) this.save();
  }

  async save() {
    const sent = this.now();
    this.saving = true;
    this.tell(SAY.saving);
    if (this.unsaved()) this.keep(true);
    try {
      const fields = new URLSearchParams(new FormData(this.form));
      const response = await ask(this.place, { fields: new URLSearchParams([...fields, ["answer", "data"]]), json: true });
      await this.saidOfSave(await response.json(), sent, fields);
    } catch (error) {
      if (this.unsaved()) this.keep();
      if (error instanceof Unreachable) {
        this.trouble("offline");
        this.judge();
      } else if (error instanceof Refused) {
        this.trouble(error);
      } else {
        throw error;
      }
    } finally {
      this.saving = false;
    }
  }

  async saidOfSave(answer, sent, fields) {
    if (answer.outcome === "show") {
      const error = await this.go(this.place, fields);
      if (error !== null) this.trouble(error instanceof Refused ? error : "offline");
      else if (document.querySelector("form.editor")?.getAttribute("action") !== this.place) forgetWords(this.place);
      return;
    }
    this.saved = sent;
    this.restored = false;
    this.keepOrForget();
    if (answer.outcome === "moved") {
      await this.go(`/page${answer.to}`);
      return;
    }
    this.offline = false;
    this.form.elements.version.value = answer.version;
    this.form.elements.digest.value = answer.digest;
    this.takeTitle(answer.title, sent);
    this.tell(this.unsaved() ? `${answer.said} What you typed since is not saved yet.` : answer.said);
    this.keepOrForget();
  }

  /** Show the title that is stored now; what was typed since the save stays in its field. */
  takeTitle(title, sent) {
    if (this.title.value === sent.title) this.title.value = title;
    this.saved = { ...sent, title };
    this.form.elements.title_was.value = title;
    document.querySelector("main h1").textContent = title;
    document.title = `${title} · Stardrill`;
  }
}

/** Return whether the fields were saved, although the page was left before it heard so. */
async function isSaved({ text, title = "" }) {
  try {
    const fields = new URLSearchParams({ text, title });
    return (await (await ask(IS_SAVED, { fields, json: true })).json()).saved;
  } catch (error) {
    if (error instanceof Unreachable || error instanceof Refused) return false;
    throw error;
  }
}
