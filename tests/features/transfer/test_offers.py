"""What an import offers for the stories that it brought: an archetype for a core story, key learnings as the reflection."""

from bot.conversation.logic.stories.story_text import letter_text
from bot.conversation.texts import refusals
from bot.features.transfer.texts import offers
from question_bank.models import Move
from tests.end_to_end.stage import Stage
from tests.features.transfer.sent_files import imported, press_on, stories

CORE = """## Story {number}: {title}

### Category: Leadership

**Situation:**
We were two.

**Key Learnings:**
- I would hire the engineer first, in month one.
"""


async def test_a_core_story_is_filed_under_its_archetype_by_one_tap(stage: Stage) -> None:
    await stage.set_up()
    _, asked, _ = await imported(stage, CORE.format(number=2, title="The outage"))
    assert asked.plain.startswith("Is “The outage” your story for quality incident?")
    (filed,) = await press_on(stage, asked, offers.YES)
    assert "is your story for quality incident" in filed.plain
    (kept,) = await stories(stage)
    assert kept.story.archetypes == ("quality-incident",)


async def test_core_stories_are_filed_all_at_once_or_one_by_one(stage: Stage) -> None:
    await stage.set_up()
    titles = {2: "The outage", 5: "The junior", 4: "The lab"}
    _, asked, _ = await imported(stage, "\n".join(CORE.format(number=n, title=t) for n, t in titles.items()))
    assert asked.labels == [
        "File all 3 as proposed",
        "The outage: Quality incident",
        "The junior: Mentoring",
        "The lab: Research or ship",
    ]
    _, rest = await press_on(stage, asked, "The junior: Mentoring")
    assert rest.labels[0] == "File all 2 as proposed"
    await press_on(stage, rest, rest.labels[0])
    assert {kept.story.title: kept.story.archetypes for kept in await stories(stage)} == {
        "The outage": ("quality-incident",),
        "The junior": ("mentoring",),
        "The lab": ("research-vs-shipping",),
    }
    stage.clock.advance(minutes=1)
    again = await press_on(stage, rest, rest.labels[0])
    assert again[-1].plain == refusals.STALE_BUTTON_HELP


async def test_key_learnings_become_the_reflection_on_request(stage: Stage) -> None:
    await stage.set_up()
    *_, offered = await imported(stage, CORE.format(number=2, title="The outage"))
    assert "I would hire the engineer first" in offered.plain
    await press_on(stage, offered, "Reflection: The outage")
    (kept,) = await stories(stage)
    assert letter_text(kept.version.told, Move.REFLECTION) == "I would hire the engineer first, in month one."
    assert kept.version.told.text.startswith("We were two.")
    stage.clock.advance(minutes=1)
    (again,) = await press_on(stage, offered, "Reflection: The outage")
    assert "has a reflection already" in again.plain
    assert (await stories(stage))[0].version == kept.version
