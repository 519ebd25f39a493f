"""Texts of the audit: each finding in a line or two, with what to do about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.conversation.texts.html import count, escape, joined, quoted
from bot.conversation.texts.names import SPOKEN_TARGET
from bot.features.progress.logic.audit import BACKUPS, FEWEST_CHANGES, MOST_ARCHETYPES, Audit, BankFinding, BankLack
from bot.review.rubric import FEWEST_WORDS
from question_bank.models import ArchetypeId

SHOWN_FIRST = 3
"""Number of findings shown with a button each. The others are counted, to keep the message short."""
MOST_SHOWN = 10
_TITLE, _LABEL = 40, 26
_MOST_LISTED = 5

BRIEF = "Only the first three"
STORIES = "Open the story bank"

_EMPTY = (
    "<b>Audit</b>\nYour story bank is empty. A loop samples three to five of the eight archetypes, and you cannot know "
    "which, so each needs a story of its own. A few lines are enough to begin one."
)
_WELL = (
    "✅ <b>Audit: nothing is missing.</b>\nEvery archetype has its story. Each was told aloud in time and with hard "
    "questions, every number is explained, every reflection is specific."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The names of the archetypes and the titles of the stories."""

    archetypes: Mapping[ArchetypeId, str]
    titles: Mapping[int, str]
    """Titles by the stories' ids."""


def audit_text(audit: Audit, named: Named) -> str:
    """Return the most important findings, and the number of the others."""
    whole = bank_text(audit)
    if whole is not None:
        return whole
    lines = [f"{n}. {finding_text(finding, named)}" for n, finding in enumerate(audit.findings[:SHOWN_FIRST], 1)]
    more = len(audit.findings) - SHOWN_FIRST
    if more > 0:
        lines.append(f"And {count(more, 'more point')} after these.")
    return "\n\n".join(["<b>Audit: what to do next</b>", *lines])


def bank_text(audit: Audit) -> str | None:
    """Return what is said of a bank in which nothing is missing, or which is empty. None for any other."""
    if not audit.findings:
        return f"{_WELL}\n\n{_backups(audit.spare)}"
    return None if audit.stories else _EMPTY


def whole_audit_text(audit: Audit, named: Named) -> str:
    """Return every finding, with all its archetypes or stories."""
    shown = audit.findings[:MOST_SHOWN]
    lines = [f"{n}. {whole_finding_text(finding, named)}" for n, finding in enumerate(shown, 1)]
    more = len(audit.findings) - len(shown)
    if more > 0:
        lines.append(f"And {count(more, 'more point')}, once these are done.")
    return "\n\n".join(["<b>Audit: everything that is missing</b>", *lines])


def finding_text(finding: BankFinding, named: Named) -> str:
    """Return a finding in two or three short sentences, with what to do about it."""
    return _SENTENCES[finding.lack](finding, named)


def whole_finding_text(finding: BankFinding, named: Named) -> str:
    """Return a finding with its other archetypes or stories, on a line of their own."""
    return f"{finding_text(finding, named)}{_others(finding, named)}"


def finding_label(finding: BankFinding, named: Named) -> str:
    """Return the label of the button that does something about a finding. Plain text."""
    archetypes, stories = finding.archetypes, finding.stories
    if finding.lack is BankLack.STORY:
        return f"Write: {named.archetypes[archetypes[0]]}"
    if finding.lack is BankLack.PROJECT and len(stories) > 1 and finding.project:
        return f"Another story: {named.archetypes[archetypes[-1]]}"
    if not stories:
        return STORIES
    return f"{_VERBS[finding.lack]} “{_cut(named.titles[stories[0]])}”"


def show_all_label(audit: Audit) -> str:
    """Return the label of the button for the whole list. Plain text."""
    return f"Show all {len(audit.findings)}"


def next_step_text(finding: BankFinding, named: Named) -> str:
    """Return a finding for the weekly summary, as an action in a few words."""
    if finding.lack is BankLack.PROJECT:
        return "give one of the archetypes that share a project a story of its own"
    if finding.lack is BankLack.STRUCTURE and not finding.stories:
        return "find a second story with a change that lasted"
    what = (
        escape(named.archetypes[finding.archetypes[0]])
        if finding.lack is BankLack.STORY
        else quoted(named.titles[finding.stories[0]], _TITLE)
    )
    return _STEPS[finding.lack].format(what)


def _without_story(finding: BankFinding, named: Named) -> str:
    first = escape(named.archetypes[finding.archetypes[0]])
    if finding.count == 1:
        return f"<b>{first} has no story.</b> An empty archetype costs more than a weak story: write a few lines."
    begun = finding.count - len(finding.archetypes)
    head = f"{finding.count} archetypes have no story{f', {begun} of them only begun' if begun else ''}."
    return f"<b>{head}</b> Begin with {first}; a few lines are enough for a start."


def _begun(finding: BankFinding, named: Named) -> str:
    head = _head(finding, named, "is only begun", "are only begun")
    return f"{head} Under {FEWEST_WORDS} words cannot be graded as a story.{_begin(finding, named)}"


def _project(finding: BankFinding, named: Named) -> str:
    titles = [quoted(named.titles[story], _TITLE) for story in finding.stories[:MOST_ARCHETYPES]]
    if len(finding.stories) == 1:
        return (
            f"<b>{titles[0]} is meant for {finding.count} archetypes.</b> "
            "Keep the two that it fits best, and find another story for the rest."
        )
    if finding.project:
        return (
            f"<b>{quoted(finding.project, _TITLE)} is used for {finding.count} archetypes.</b> "
            "Two at most: an interviewer notices when it comes again."
        )
    return (
        f"<b>{joined(titles)} sound like one project</b>, on {finding.count} archetypes in all. If they are not, "
        "tag each with its project. If they are, two archetypes at most."
    )


def _reflection(finding: BankFinding, named: Named) -> str:
    head = _head(finding, named, "ends without a specific reflection", "end without a specific reflection")
    return f"{head} Name one small thing that you would do differently, and when.{_begin(finding, named)}"


def _structure(finding: BankFinding, named: Named) -> str:
    head = "No story names" if finding.count == FEWEST_CHANGES else "Only one story names"
    nearest = f" {_first(finding, named)} may be the nearest." if finding.stories else ""
    return (
        f"<b>{head} a change that lasted.</b> At least two should: a process, a gate or a template that others use "
        f"since.{nearest}"
    )


def _timed(finding: BankFinding, named: Named) -> str:
    head = _head(finding, named, f"was never told in {SPOKEN_TARGET}", f"were never told in {SPOKEN_TARGET}")
    return f"{head} Send a voice note: I judge the length.{_begin(finding, named)}"


def _pushback(finding: BankFinding, named: Named) -> str:
    head = _head(finding, named, "had no hard questions yet", "had no hard questions yet")
    return f"{head} Three hard questions, one of them about the number.{_begin(finding, named)}"


def _number(finding: BankFinding, named: Named) -> str:
    head = _head(
        finding, named, "has a number that you have not explained", "have a number that you have not explained"
    )
    return f"{head} Say once where it comes from.{_begin(finding, named)}"


_SENTENCES: Mapping[BankLack, Callable[[BankFinding, Named], str]] = {
    BankLack.STORY: _without_story,
    BankLack.WORDS: _begun,
    BankLack.PROJECT: _project,
    BankLack.REFLECTION: _reflection,
    BankLack.STRUCTURE: _structure,
    BankLack.TIMED: _timed,
    BankLack.PUSHBACK: _pushback,
    BankLack.NUMBER: _number,
}
_VERBS = {
    BankLack.WORDS: "Go on with",
    BankLack.PROJECT: "Open",
    BankLack.REFLECTION: "Improve",
    BankLack.STRUCTURE: "Open",
    BankLack.TIMED: "Tell",
    BankLack.PUSHBACK: "Hard questions:",
    BankLack.NUMBER: "Explain the number:",
}
_STEPS = {
    BankLack.STORY: "write a story for {}",
    BankLack.WORDS: "go on with {}",
    BankLack.REFLECTION: "give {} a specific reflection",
    BankLack.STRUCTURE: "say in {} what changed for good",
    BankLack.TIMED: f"tell {{}} aloud in {SPOKEN_TARGET}",
    BankLack.PUSHBACK: "answer hard questions on {}",
    BankLack.NUMBER: "explain the number in {}",
}


def _head(finding: BankFinding, named: Named, one: str, many: str) -> str:
    subject = f"{_first(finding, named)} {one}" if finding.count == 1 else f"{finding.count} stories {many}"
    return f"<b>{subject}.</b>"


def _begin(finding: BankFinding, named: Named) -> str:
    return f" Begin with {_first(finding, named)}." if finding.count > 1 else ""


def _first(finding: BankFinding, named: Named) -> str:
    return quoted(named.titles[finding.stories[0]], _TITLE)


def _others(finding: BankFinding, named: Named) -> str:
    """Return the other archetypes or stories of a finding, on a line of their own."""
    if finding.lack is BankLack.STORY:
        names = [escape(named.archetypes[each]) for each in finding.archetypes[1:]]
    elif finding.lack in (BankLack.PROJECT, BankLack.STRUCTURE):
        names = []
    else:
        names = [quoted(named.titles[each], _TITLE) for each in finding.stories[1:]]
    more = len(names) - _MOST_LISTED
    listed = [*names[:_MOST_LISTED], f"{more} more"] if more > 0 else names
    return f"\nThen {joined(listed)}." if listed else ""


def _backups(spare: int) -> str:
    if spare >= BACKUPS:
        return f"You have {spare} stories to fall back on. Tell each of your stories once a week to keep it that way."
    return "To keep it that way: two or three backup stories, and each story told once a week."


def _cut(title: str) -> str:
    flat = " ".join(title.split())
    return flat if len(flat) <= _LABEL else f"{flat[:_LABEL].rstrip()}…"
