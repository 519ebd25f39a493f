"""The result of a session: its counts, what was missed, the weeks, and a button for each next step."""

from collections.abc import Sequence
from datetime import date

from bot.conversation.context import Context
from bot.conversation.doors import AskScope, Rehearse, ShowStories
from bot.conversation.replies import Button, Reply
from bot.conversation.texts.html import on_button
from bot.features.retrieval import stock
from bot.features.retrieval.logic.enough_stories import StoryCandidate
from bot.features.retrieval.logic.progress import tally_of, weeks
from bot.features.retrieval.payloads import BeginRetrieval
from bot.features.retrieval.stock import Played
from bot.features.retrieval.texts import retrieval as say
from storage.records import RetrievalOutcome


async def result(context: Context, now: Played) -> Reply:
    """Return the result of a session that is done."""
    items = now.items
    past = await stock.past_picks(context, now.questions)
    by_id = {each.story_id: each for each in now.ready.candidates}
    shown = [by_id[each] for each in dict.fromkeys(id_ for item in items for id_ in item.offered) if each in by_id]
    unscoped = [each for each in shown if each.scope is None]
    tally = tally_of(item.outcome for item in items if item.outcome is not None)
    text = say.result_text(tally, _missed(context, now), weeks(past), unscoped=len(unscoped))
    rows: list[tuple[Button, ...]] = [(Button(text=say.AGAIN, press=BeginRetrieval()),)]
    rows += [(Button(text=_on(say.REHEARSE, each), press=Rehearse(each.story_id)),) for each in _stale(shown)]
    rows += [(Button(text=_on(say.SCOPE, each), press=AskScope(each.story_id)),) for each in unscoped[:1]]
    return Reply(text=text, buttons=(*rows, (Button(text=say.BANK, press=ShowStories()),)))


def _missed(context: Context, now: Played) -> list[tuple[str, str]]:
    """Return, for each question answered wrongly, the title of the best story and of the one taken."""
    found = []
    for item in now.items:
        question = stock.fair_question(now, item)
        if item.outcome is RetrievalOutcome.WRONG and question is not None:
            best, *others = stock.beside(context, now, item, question)
            found += [
                (best.candidate.title, each.candidate.title)
                for each in others
                if each.candidate.story_id == item.story_id
            ]
    return found


def _on(label: str, candidate: StoryCandidate) -> str:
    return label.format(title=on_button(candidate.title, 28))


def _stale(shown: Sequence[StoryCandidate]) -> Sequence[StoryCandidate]:
    """Return the story that was told longest ago, or never, of those that came up."""
    return sorted(shown, key=lambda each: each.practised_on or date.min)[:1]
