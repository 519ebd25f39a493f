"""The feedback message: level, the one thing to fix first, six verdicts in the user's own words, and what changed."""

from collections.abc import Iterator, Mapping, Sequence

from bot.conversation.texts.hearing import hearing_text
from bot.conversation.texts.html import TEXT_LIMIT, count, duration, escape, joined, quoted
from bot.conversation.texts.names import NOT_JUDGED, SPOKEN_TARGET, VERDICT_MARKS, VERDICT_NAMES, level_name, part_name
from bot.conversation.texts.word_limit import against_limit
from bot.review.feedback.fix_first import TRAP
from bot.review.rubric import LONGEST_SECONDS, SHORTEST_SECONDS, TOUR_SECONDS
from bot.review.span import Span
from bot.review.types import MoveVerdict, Review
from question_bank.models import ArchetypeId, Level, Move, StyleElement, Verdict

FOLLOW_UP = "Answer the follow-up"
REWRITE = "Rewrite it"
EXAMPLE = "See an example"
DETAILS = "Every rule"
DISAGREE = "I disagree"
BRIEF = "Back"
NEXT = "Next question"
STYLE_ANSWER = "How you work"
NOTHING_TO_FIX = "Nothing to fix first. Keep telling it like this."
KEPT = "Your text is kept. It counts neither for you nor against you."
OLDER_RULES = (
    "The earlier text was judged by older rules, so some of these changes may come from the rules, not from your edit."
)

DETAIL_RULES = 6
UNDER_A_MINUTE = 60
"""Seconds under which an answer without a fault is told to be longer. A typed one grows when it is told."""


def feedback_text(
    review: Review,
    text: str,
    before: Review | None = None,
    *,
    asked: ArchetypeId | None = None,
    note: str = "",
    limit: int | None = None,
) -> str:
    """Return the feedback on `text`, as HTML under Telegram's limit.

    `before` is the review to compare with. `asked` is the archetype of the question, None for a general one. `note` is
    HTML shown where the story fits another question. `limit` is the most words of an answer that is typed for a form:
    they are counted instead of minutes.
    """
    blocks = [*_head(review), *_changes(review, before)]
    if review.off_topic:
        blocks.append(f"🎯 {hearing_text(review.heard_as, asked)} {note}".rstrip())
    if review.reasons.not_judged is None:
        blocks += [*_fix_first(review, limit), _verdicts(review, text), *_follow_up(review), _figures(review, limit)]
        blocks += _evidence(review, text, TEXT_LIMIT - len("\n\n".join(blocks)) - 200)
    return "\n\n".join(block for block in blocks if block)


def details_text(review: Review, text: str, rule_texts: Mapping[str, str]) -> str:
    """Return what every rule that fired says, by move, with the words on which it fired.

    `rule_texts` is keyed by rule id. A rule without a text, of an edition that is no longer known, is named by its id.
    """
    lines = _head(review)
    for part, verdict in review.parts.items():
        lines.append(f"{VERDICT_MARKS[verdict.verdict]} <b>{part_name(part)}</b>: {VERDICT_NAMES[verdict.verdict]}")
        lines += [_rule(rule, rule_texts) for rule in verdict.rules[:DETAIL_RULES]]
        lines += [quoted(_words(text, span), 90) for span in verdict.evidence[:2]]
    for label, reason in (("Trap", review.reasons.trap), ("Structural change", review.reasons.structural_change)):
        if reason:
            lines.append(f"<b>{label}</b>: {escape(reason)}")
    return _within_limit(lines, TEXT_LIMIT)


def _rule(rule: str, rule_texts: Mapping[str, str]) -> str:
    return f"• {escape(rule_texts[rule])}" if rule in rule_texts else f"• A former rule, <code>{escape(rule)}</code>"


def _head(review: Review) -> list[str]:
    """Return the headline with its reason. For a text that was not judged, add that it is kept."""
    reason = review.reasons.not_judged
    if reason is not None:
        return [f"<b>{NOT_JUDGED}</b>\n{escape(reason)}", KEPT]
    kind = f"{STYLE_ANSWER}: " if review.elements is not None else ""
    return [f"<b>{kind}{level_name(review)}</b> · {_level_meaning(review)}\n{escape(review.reasons.level)}"]


def _level_meaning(review: Review) -> str:
    return {
        Level.WEAK: "an interviewer could not grade this yet",
        Level.PASSING: f"a sound {'answer' if review.moves is None else 'story'}, not yet a Staff one",
        Level.STRONG: "close to the Staff bar",
        Level.STAFF: "this is the Staff bar",
    }[review.level]


def _changes(review: Review, before: Review | None) -> list[str]:
    if before is None:
        return []
    lines = []
    if level_name(before) != level_name(review):
        lines.append(f"Level: {level_name(before)} → <b>{level_name(review)}</b>")
    for part, verdict in review.parts.items():
        old = before.parts.get(part)
        if old is not None and old.verdict is not verdict.verdict:
            lines.append(f"{part_name(part)}: {VERDICT_NAMES[old.verdict]} → <b>{VERDICT_NAMES[verdict.verdict]}</b>")
    lines = lines or ["No verdict changed."]
    if before.rules_version != review.rules_version:
        lines.append(OLDER_RULES)
    return ["\n".join(["<b>What changed</b>", *lines])]


def _fix_first(review: Review, limit: int | None) -> list[str]:
    if review.fix_first is None:
        return ["\n".join(_better_still(review, limit)) or NOTHING_TO_FIX]
    if review.fix_first == TRAP:
        return [f"🔧 <b>Fix first: the trap.</b> {escape(review.reasons.trap or '')}"]
    verdict = review.parts[review.fix_first]
    return [f"🔧 <b>Fix first: {part_name(review.fix_first)}.</b> {escape(verdict.advice)}"]


def _better_still(review: Review, limit: int | None) -> Iterator[str]:
    """Yield what is left to gain where nothing needs fixing: one lift, and the length where it is off."""
    if review.reasons.lift is not None:
        yield f"⬆ <b>One lift:</b> {escape(review.reasons.lift)}"
    if limit is not None:
        return
    if review.moves is not None and review.seconds < UNDER_A_MINUTE:
        yield f"Under a minute is short: add what you weighed and did, towards {SPOKEN_TARGET}."
    elif review.moves is not None and review.seconds > TOUR_SECONDS:
        yield f"Cut it until it takes {LONGEST_SECONDS // 60} minutes."


def _verdicts(review: Review, text: str) -> str:
    met = [part_name(part) for part, verdict in review.parts.items() if verdict.verdict is Verdict.MET]
    lines = [f"● <b>Met</b>: {joined(met)}"] if met else []
    for part, verdict in review.parts.items():
        if verdict.verdict is not Verdict.MET:
            lines.append(_shortfall(part, verdict, text, told=part == review.fix_first))
    if review.trap and review.reasons.trap and review.fix_first != TRAP:
        lines.append(f"⚠️ <b>Trap</b>: {escape(review.reasons.trap)}")
    return "\n".join(lines)


def _shortfall(part: Move | StyleElement, verdict: MoveVerdict, text: str, *, told: bool) -> str:
    """Return one line on a move that is not met, with a quotation of its evidence.

    `told` is True for the move to fix first, whose advice stands above. Its line has no advice.
    """
    words = f" {quoted(_words(text, verdict.evidence[0]), 80)}" if verdict.evidence else ""
    head = f"{VERDICT_MARKS[verdict.verdict]} <b>{part_name(part)}</b>: {VERDICT_NAMES[verdict.verdict]}."
    return f"{head}{words}" if told else f"{head} {escape(verdict.advice)}"


def _follow_up(review: Review) -> list[str]:
    return [f"<b>Follow-up:</b> <i>{escape(review.follow_up)}</i>"] if review.follow_up else []


def _figures(review: Review, limit: int | None) -> str:
    figures = [f"{duration(review.seconds)} spoken ({count(review.words, 'word')}{_length_advice(review)})"]
    if limit is not None:
        figures = [against_limit(review.words, limit)]
    if review.ownership is not None:
        figures.append(f"“I” in {review.ownership:.0%} of your acts")
    if review.structural_change:
        figures.append("names a change that stayed")
    return " · ".join(figures)


def _length_advice(review: Review) -> str:
    if review.elements is not None:
        return ""
    if review.seconds < SHORTEST_SECONDS or LONGEST_SECONDS < review.seconds <= TOUR_SECONDS:
        return f"; {SHORTEST_SECONDS // 60} to {LONGEST_SECONDS // 60} min is the target"
    if review.seconds > TOUR_SECONDS:
        return f"; cut towards {LONGEST_SECONDS // 60} min"
    return ""


def _evidence(review: Review, text: str, room: int) -> list[str]:
    """Return the words that earned each verdict, in an expandable quote no longer than `room` characters."""
    lines = list(_evidence_lines(review, text))
    head, tail = "<blockquote expandable><b>Your words</b>\n", "</blockquote>"
    body = _within_limit(lines, room - len(head) - len(tail))
    return [f"{head}{body}{tail}"] if body else []


def _evidence_lines(review: Review, text: str) -> Iterator[str]:
    for part, verdict in review.parts.items():
        if verdict.verdict is Verdict.MET:
            spans = verdict.evidence[:2]
            if spans:
                yield f"<b>{part_name(part)}</b>: {' '.join(quoted(_words(text, span), 110) for span in spans)}"


def _words(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _within_limit(lines: Sequence[str], limit: int) -> str:
    """Return as many whole lines as fit into `limit` characters."""
    kept: list[str] = []
    used = 0
    for line in lines:
        used += len(line) + 1
        if used > limit:
            break
        kept.append(line)
    return "\n".join(kept)
