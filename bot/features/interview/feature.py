"""The declaration of the debrief of interviews for the registry."""

from datetime import timedelta

from bot.conversation.feature import Command, Feature, StateRules
from bot.conversation.logic.typed.typed_key import Key
from bot.conversation.offered_debrief import OfferedDebrief
from bot.features.interview import beginning, debrief_day, edited_messages, hearing, typed_fields
from bot.features.interview.presses import PRESSES
from bot.features.interview.states import Debriefing, TypingOfInterview

IN_PEACE = timedelta(hours=1)
"""Time for which the daily question waits while an interview is being written down. Afterwards it is named instead."""

INTERVIEW = Feature(
    name="interview",
    commands={"interview": Command(call=beginning.show, with_words=beginning.begin_with)},
    states=(
        StateRules(
            state=Debriefing,
            on_text=hearing.hear,
            keys={Key.DONE: hearing.done, Key.SKIP: hearing.skip, Key.NEXT: hearing.skip},
            on_voice=hearing.hear_voice,
            on_cancel=beginning.leave,
            keeps=IN_PEACE,
            makes_way=True,
            last_typed=hearing.last_typed,
        ),
        StateRules(state=OfferedDebrief, on_text=hearing.hear_offered, on_voice=hearing.hear_voice, side_question=True),
        StateRules(
            state=TypingOfInterview, on_text=typed_fields.typed, on_voice=hearing.hear_voice, side_question=True
        ),
    ),
    presses=PRESSES,
    name_left=debrief_day.name_left,
    instead_of_daily=debrief_day.instead_of_daily,
    on_edit=edited_messages.edited,
)
