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
    DELETE_YES = "dy"
    DELETE_NO = "dn"

    # the story bank
    STORY_ADD = "Sa"
    STORY_LIST = "Se"
    STORY_WHOLE = "Sb"
    STORY_REMOVE = "Sp"
    STORY_UNDO = "Su"
    STORY_LETTER = "Sl"
    STORY_WRITE = "Sw"
    STORY_AGAIN = "Sg"
    STORY_LATER = "Sf"
    STORY_FINISH = "Si"
    STORY_TAGS = "St"
    STORY_FIELD = "Sd"
    STORY_FIELD_KEEP = "Sk"
    STORY_FIELD_CLEAR = "Sc"
    STORY_CATEGORY = "Sz"
    STORY_ARCHETYPES = "Sh"
    STORY_ARCHETYPE = "Sx"
    STORY_CORE = "Sj"
    STORY_CORE_IS = "Sq"
    STORY_VERSIONS = "Sv"
    STORY_VERSION = "Sm"
    STORY_RESTORE = "Sr"
    STORY_SAVE = "Ss"
    STORY_UPDATE = "Sy"
    CORE_STORIES = "S1"
    CORE_STORY = "S2"
    CORE_WRITE = "S3"
    CISCO = "S4"
    CISCO_QUESTION = "S5"
    CISCO_PRACTISE = "S6"

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
    EXPORT = "Xa"

    # files that come in
    IMPORT_YES = "Xy"  # the id of a file that was sent
    IMPORT_NO = "Xn"
