// The marks behind the text: they stand where the verdict's words are, and move along while one types.
// All offsets are UTF-16 code units, as JavaScript counts; the server has converted them.

/** Return how an edit changed a text: it kept `head` units at the beginning and `tail` at the end, and grew by `grown`. */
function changeOf(before, after) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { head, tail, grown: after.length - before.length };
}

/** Return stretches as they stand after an edit. What was inside of the replaced words is cut, and dropped when empty. */
export function moved(stretches, before, after) {
  const { head, tail, grown } = changeOf(before, after);
  const back = before.length - tail;
  const from = (at) => (at >= back ? at + grown : Math.min(at, head));
  const upTo = (at) => (at <= head ? at : at >= back ? at + grown : head);
  return stretches
    .map(([start, end, ...rest]) => [from(start), upTo(end), ...rest])
    .filter(([start, end]) => start < end);
}

/** Return a text cut at the ends of the marks: the words, the marks over them, and the marks that begin there. */
export function runsOf(text, marks) {
  const edges = new Set([0, text.length]);
  for (const [start, end] of marks) edges.add(start).add(Math.min(end, text.length));
  const places = [...edges].filter((at) => at <= text.length).sort((one, other) => one - other);
  return places.slice(0, -1).map((start, at) => {
    const end = places[at + 1];
    return {
      words: text.slice(start, end),
      over: marks.filter((mark) => mark[0] <= start && end <= mark[1]),
      begin: marks.filter((mark) => mark[0] === start),
    };
  });
}

function spanOf({ words, over, begin }, strong) {
  const [, , letter] = over[0];
  const span = document.createElement("span");
  span.className = `mark mark-${letter.toLowerCase()}`;
  span.classList.toggle("weak", over.every((mark) => mark[3] === 1));
  span.classList.toggle("strong", over.some((mark) => mark[2] === strong));
  if (begin.length > 0) span.dataset.letters = begin.map((mark) => (mark[3] === 1 ? `${mark[2]}?` : mark[2])).join(" ");
  span.textContent = words;
  return span;
}

/** Show the marks of a text in a layer; those of the move `strong` stand out. */
export function paint(layer, text, marks, strong) {
  const runs = runsOf(text, marks).map((run) => (run.over.length > 0 ? spanOf(run, strong) : run.words));
  // The last line has its height although nothing is in it yet.
  layer.replaceChildren(...runs, "\u200b");
}
