"""The eight archetypes' traps: what each one needs to be avoided, and what leads into it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.coach.story import Story
from bot.review.span import Span
from question_bank.models import ArchetypeId

THIN_WORDS = 40
"""A story too thin to judge does not fall into a trap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trap:
    """A trap: `fallen` decides; `fires` are texts that fall into it, `silent` near misses that do not."""

    id: str
    says: str
    fallen: Callable[[Story], bool]
    shown_by: tuple[str, ...]
    fires: tuple[str, ...]
    silent: tuple[str, ...]


def trapped(story: Story, archetype: ArchetypeId) -> tuple[bool, tuple[Span, ...]]:
    """Whether the story falls into its archetype's trap, and the words that lead there."""
    trap = TRAPS[archetype]
    if story.words < THIN_WORDS or not (story.acts or story.has("discomfort")) or not trap.fallen(story):
        return False, ()
    return True, story.spans(story.of(*trap.shown_by))[:2]


def shown(story: Story, archetype: ArchetypeId) -> tuple[bool, tuple[Span, ...]]:
    """Whether the story falls into the trap, and all words that would lead there, fallen or not."""
    return trapped(story, archetype)[0], story.spans(story.of(*TRAPS[archetype].shown_by))


def _inflexible(story: Story) -> bool:
    return story.has("position") and not story.has("update-condition")


def _somebody_elses_call(story: Story) -> bool:
    """Somebody else's act comes before any of the speaker's own to end it."""
    others, own = story.of("others-kill"), story.of("own-kill")
    return bool(others) and (not own or others[0].first < own[0].first)


def _one_sided(story: Story) -> bool:
    return story.has("one-side-won") and not story.has("cost-admitted")


def _not_escalated(story: Story) -> bool:
    return not story.has("escalated")


def _symptom_only(story: Story) -> bool:
    return not story.has("structural-fix") and bool(story.own())


def _no_terms(story: Story) -> bool:
    return story.has("compromise-only") and not story.has("deal-terms")


def _took_over(story: Story) -> bool:
    return len(story.of("solved-self")) > len(story.of("mentee-did"))


def _silent(story: Story) -> bool:
    if story.has("silence"):
        return not story.has("escalated", "refused")
    return story.has("discomfort") and not story.has("spoke-up")


TRAPS: Mapping[ArchetypeId, Trap] = {
    ArchetypeId.CONTESTED_DECISION: Trap(
        id="traps.inflexible",
        says="A position is held, and nothing would have changed it.",
        fallen=_inflexible,
        shown_by=("position",),
        fires=(
            "The whole team wanted the queue and I was against it. I argued for Postgres in every meeting for weeks, I "
            "wrote a document about it, I repeated it to the director, and in the end we stayed on Postgres for good.",
        ),
        silent=(
            "The whole team wanted the queue and I was against it. I told them that if the lock stayed over ten minutes "
            "I would drop it and join them. I ran the test for four days and we stayed on Postgres in the end, for good.",
        ),
    ),
    ArchetypeId.KILLED_PROJECT: Trap(
        id="traps.somebody-elses-call",
        says="Somebody else ended the project.",
        fallen=_somebody_elses_call,
        shown_by=("others-kill",),
        fires=(
            "I built a forecasting tool for the planners over two quarters and I demoed it to everybody. Then the "
            "director decided that the budget was needed elsewhere and the project was cancelled, so I handed over the "
            "code and moved on to search.",
        ),
        silent=(
            "I built a forecasting tool for the planners over two quarters and I demoed it to everybody. When the error "
            "stayed at nine percent I told the director that I was stopping it that week, and I archived the code "
            "myself.",
        ),
    ),
    ArchetypeId.RESEARCH_VS_SHIPPING: Trap(
        id="traps.one-side-won",
        says="One side simply won.",
        fallen=_one_sided,
        shown_by=("one-side-won",),
        fires=(
            "Sales wanted the model in June and I said that we do it right. I refused to ship before the whole benchmark "
            "was done, I explained it to everybody who asked, and in October we shipped the model that we wanted, and "
            "everybody saw that it was right.",
        ),
        silent=(
            "Sales wanted the model in June and I said that we do it right, which cost us the summer season. I shipped "
            "rules for the loudest type first and gave the research one day a week until October, which was slower than "
            "I had promised.",
        ),
    ),
    ArchetypeId.SAFETY_ESCALATION: Trap(
        id="traps.not-escalated",
        says="The issue was seen and nobody with authority was told.",
        fallen=_not_escalated,
        shown_by=("discomfort",),
        fires=(
            "I saw that the model gave wrong doses for children two weeks before the launch. I wrote a note in our "
            "channel and I added a comment in the code, and I talked with a colleague at lunch about it, and we launched "
            "on the date as planned.",
        ),
        silent=(
            "I saw that the model gave wrong doses for children two weeks before the launch. I took the table to our "
            "medical director the same day, I asked for ten days, and I added a filter for everybody under twelve years "
            "of age.",
        ),
    ),
    ArchetypeId.QUALITY_INCIDENT: Trap(
        id="traps.symptom-only",
        says="Only the symptom was fixed.",
        fallen=_symptom_only,
        shown_by=("plain-outcome",),
        fires=(
            "At two in the morning the prices were wrong for half of the shops. I rolled back, I restarted the importer, "
            "I corrected the rows by hand until six and told support. By breakfast it worked fine and I went to bed, "
            "very tired.",
        ),
        silent=(
            "At two in the morning the prices were wrong for half of the shops. I rolled back, and the next day I added "
            "a check that compares the totals and blocks the import, so it cannot happen again without somebody being "
            "paged.",
        ),
    ),
    ArchetypeId.COST_NEGOTIATION: Trap(
        id="traps.no-terms",
        says="A compromise without its price.",
        fallen=_no_terms,
        shown_by=("compromise-only",),
        fires=(
            "Product wanted the large model for everybody and I thought that it was too expensive. I talked to them "
            "several times and I explained our bill, and in the end we found a compromise and met in the middle, and "
            "both sides were happy.",
        ),
        silent=(
            "Product wanted the large model for everybody and I thought that it was too expensive. I offered it for the "
            "paying tier only, capped at forty calls a month, in exchange for dropping the nightly rerun, and they "
            "agreed to that.",
        ),
    ),
    ArchetypeId.MENTORING: Trap(
        id="traps.took-over",
        says="The speaker solved it and calls it mentoring.",
        fallen=_took_over,
        shown_by=("solved-self",),
        fires=(
            "Our new colleague was stuck on the flaky pipeline for two weeks. I sat down and I rewrote the scheduler "
            "over the weekend, I fixed the tests and pushed it to main, and on Monday I explained it, and the pipeline "
            "was green again.",
        ),
        silent=(
            "Our new colleague was stuck on the flaky pipeline for two weeks. I asked her which two runs differed and "
            "why, and I did not touch the keyboard. She found the shared folder herself, she wrote the fix and presented "
            "it on Monday.",
        ),
    ),
    ArchetypeId.ETHICAL_PUSHBACK: Trap(
        id="traps.silent",
        says="Discomfort without an act.",
        fallen=_silent,
        shown_by=("discomfort",),
        fires=(
            "We built a score that ranked tenants by their names, more or less. It felt uncomfortable and it seemed "
            "wrong to all of us in the room. In the end the feature went live in spring, and people still feel bad about "
            "it whenever it comes up over lunch.",
        ),
        silent=(
            "We built a score that ranked tenants by their names, more or less. It felt uncomfortable, so I refused to "
            "sign it off and I showed the product head forty pairs that differed in the name alone, and the column was "
            "taken out.",
        ),
    ),
}
