"""The page of the audit: what the story bank lacks, each point with what does something about it."""

from dataclasses import dataclass

from bot.conversation.context import Context
from bot.conversation.page import PageRequest, PageRoute, PageView
from bot.features.progress.auditing import audited, kept_of
from bot.features.progress.logic.audit import BankFinding, BankLack
from bot.features.progress.pages.places import BANK, new_story, story
from bot.features.progress.texts import audit as say
from bot.features.progress.texts import matrix as page_say


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditPoint:
    """A finding of the audit as the page shows it."""

    lines: list[str]
    """Its sentences as HTML, with everything from outside escaped."""
    label: str
    """What its link does."""
    to: str
    """Path of its link."""
    in_chat: str | None
    """What does it in the chat, for what only the chat can do."""


async def show_audit(context: Context, _: PageRequest) -> PageView:
    """Show every finding of the audit."""
    found, named = audited(context, await kept_of(context))
    whole = say.bank_text(found)
    points = [_point(finding, named) for finding in found.findings]
    return PageView(
        template="progress/audit.html",
        title="Audit",
        values={"whole": whole.split("\n") if whole else [], "points": points},
    )


def _point(finding: BankFinding, named: say.Named) -> AuditPoint:
    return AuditPoint(
        lines=say.whole_finding_text(finding, named).split("\n"),
        label=page_say.point_label(finding, named),
        to=_to(finding),
        in_chat=page_say.IN_CHAT.get(finding.lack),
    )


def _to(finding: BankFinding) -> str:
    """Return the path where a finding is mended, as the chat's button of it leads there."""
    if finding.lack is BankLack.PROJECT and finding.project and len(finding.stories) > 1:
        return new_story(finding.archetypes[-1])
    if finding.lack is BankLack.STORY:
        return new_story(finding.archetypes[0])
    return story(finding.stories[0]) if finding.stories else BANK


ROUTES = (PageRoute(path="/matrix/audit", call=show_audit),)
