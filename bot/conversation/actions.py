"""What a button can do: the closed set that callback data is made of."""

from enum import StrEnum


class Action(StrEnum):
    """Short on purpose: with its arguments it has to fit into the 64 bytes of Telegram's callback data."""

    # set-up and settings
    DAILY_OFF = "d0"
    WEEKLY_OFF = "w0"

    # an open question
    PRACTICE = "pr"

    # a mock interview
    MOCK = "mo"

    # the rest
    COVERAGE = "co"

    # the doors of the features: other features' buttons lead here
    STORIES = "SS"
    STORY = "So"  # a story's id
    STORY_NEW = "Sn"  # an archetype
    REHEARSE = "Ra"  # a story's id
    PUSHBACK = "Rp"  # a story's id
    ASK_ARCHETYPE = "Ca"  # an archetype
    DRILL = "Da"
    LEARN_CARD = "Lc"  # an archetype
    PLAN = "Pa"
