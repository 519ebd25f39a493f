"""What a button can do: the closed set that callback data is made of."""

from enum import StrEnum


class Action(StrEnum):
    """Short on purpose: with its arguments it has to fit into the 64 bytes of Telegram's callback data."""

    # set-up and settings
    DAILY_OFF = "d0"
    WEEKLY_OFF = "w0"

    # an open question
    PRACTICE = "pr"
    ANOTHER = "an"
    NO_STORY = "ns"
    JUDGE = "ju"
    GO_ON = "go"
    DISCARD = "di"

    # a feedback message
    DETAILS = "de"
    BRIEF = "br"
    FOLLOW_UP = "fu"
    COUNT_AS = "ca"  # an answer's id, an archetype
    REWRITE = "rw"
    EXAMPLE = "ex"
    NEXT = "nx"

    # a mock interview
    MOCK = "mo"
    MOCK_SIZE = "ms"
    MOCK_RESUME = "mr"
    MOCK_END = "me"
    MOCK_NEW = "mw"
    MOCK_SIZES = "Ms"  # 1 with a style question, 0 without
    MOCK_ADAPT = "Ma"  # an answer's id, a story's id
    MOCK_FEEDBACK = "Mf"  # an answer's id
    MOCK_TRANSCRIPT = "Mt"  # a mock's id

    # what comes unasked
    SNOOZE = "sn"
    SKIP_TODAY = "st"
    WEEKLY_SNOOZE = "ws"

    # the rest
    COVERAGE = "co"

    # the plan until the interview
    PLAN_ASK_DATE = "Pq"
    PLAN_WEEKS = "Pw"  # how many
    PLAN_DATE = "Pd"  # an ISO date
    PLAN_ASK_MINUTES = "Pk"
    PLAN_MINUTES = "Pm"  # how many
    PLAN_BACK = "Pb"
    PLAN_TICK = "Pt"  # a kind of task
    PLAN_CALENDAR = "Pc"
    PLAN_DROP = "Px"
    PLAN_WENT = "Po"  # 1 well, 0 not so well

    # the coverage and its audit
    AUDIT_ALL = "Cb"  # which audit message
    AUDIT_FIRST = "Cc"  # which audit message

    # quizzes
    QUIZ_BEGIN = "Qb"  # a kind of quiz
    QUIZ_RESUME = "Qr"  # a quiz's id
    QUIZ_NEW = "Qn"
    QUIZ_NEXT = "Qx"  # a quiz's id, the place of the next item
    QUIZ_GUESS = "Qg"  # a quiz's id, a place, the guess, 1 where the item was seen before

    # learning
    LEARN_MENU = "Lm"
    LEARN_SHOW = "Ls"  # an archetype
    LEARN_EXAMPLE = "Le"  # an archetype, a level
    LEARN_MOVES = "Lv"
    LEARN_MOVE = "Lw"  # a move's letter, the place of the archetype of its example
    LEARN_OPENINGS = "Lo"
    LEARN_THEMES = "Lt"
    LEARN_THEME = "Lh"  # a page's id

    # the doors of the features: other features' buttons lead here
    STORIES = "SS"
    STORY = "So"  # a story's id
    STORY_NEW = "Sn"  # an archetype
    REHEARSE = "Ra"  # a story's id
    PUSHBACK = "Rp"  # a story's id
    ASK_ARCHETYPE = "Ca"  # an archetype
    DRILL = "Da"
    QUIZ = "Qa"
    LEARN = "La"
    LEARN_CARD = "Lc"  # an archetype
    PLAN = "Pa"
