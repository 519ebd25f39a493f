"""Blocks: headings and labels name a part, bullets and breaks end a sentence, an editor's line breaks do not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.review.forms import wrapped
from tests.review.told import kinds, sections, sentences, words

BOTH = [("S", "We were five."), ("R", "It fell by half.")]


@pytest.mark.parametrize(
    "text",
    [
        "Situation: We were five.\nResult: It fell by half.",
        "situation: We were five.\nresult: It fell by half.",
        "SITUATION\nWe were five.\n\nRESULT\nIt fell by half.",
        "## Situation\nWe were five.\n\n### Result:\nIt fell by half.",
        "**Situation**\n\nWe were five.\n\n**Result**\n\nIt fell by half.",
        "**Situation:** We were five.\n**Result**: It fell by half.",
        "*Situation* - We were five.\n*Result* - It fell by half.",
        "(S) We were five.\n(R) It fell by half.",
        "[S] We were five. [R] It fell by half.",
        "S: We were five.\nR: It fell by half.",
        "S - We were five.\nR - It fell by half.",
        "S) We were five.\nR) It fell by half.",
        "Situation - We were five.\nResult - It fell by half.",
        "Situation — We were five.\nResult — It fell by half.",
        "1. Situation\nWe were five.\n2. Result\nIt fell by half.",
        "1) Situation: We were five.\n2) Result: It fell by half.",
        "Situation: We were five. Result: It fell by half.",
        "Context:\nWe were five.\nOutcome:\nIt fell by half.",
        "- Situation: We were five.\n- Result: It fell by half.",
        "| Situation | We were five. |\n|---|---|\n| Result | It fell by half. |",
        "Sitaution: We were five.\nRseult: It fell by half.",
    ],
)
def test_a_label_in_any_usual_shape_names_the_part_and_is_left_out(text: str) -> None:
    found = [(section, told.rstrip(" |")) for section, told in sections(text)]
    assert found == BOTH
    assert words(text) == ["we", "were", "five", "it", "fell", "by", "half"]


def test_names_of_parts_that_open_the_lines_are_labels_without_their_marks_too() -> None:
    text = "context we were five people\ntension fast or right\nwhat i did i wrote it\nresult it fell by half"
    assert sections(text) == [
        ("S", "we were five people"), ("T", "fast or right"), ("A", "i wrote it"), ("R", "it fell by half"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "result was bad\nwe were five people",
        "start again he said\naction was needed\nwe were five\nthey were six\nit fell",
        "got the job done",
    ],
)
def test_a_name_of_a_part_in_a_line_or_two_is_a_word(text: str) -> None:
    assert all(section is None for section, _ in sections(text))


def test_a_task_is_situation() -> None:
    assert sections("Task: We had to ship.") == [("S", "We had to ship.")]


@pytest.mark.parametrize(("name", "move"), [("What I'd do differently", "E"), ("Trade-off", "T"), ("What stayed", "D")])
def test_a_label_of_several_words_names_its_move(name: str, move: str) -> None:
    assert sections(f"{name}: The audit.") == [(move, "The audit.")]


def test_a_t_among_s_t_a_r_alone_may_be_a_task() -> None:
    assert [s for s, _ in sections("(S) Five. (T) Cost. (A) Built. (R) Half.")] == ["S", None, "A", "R"]


def test_a_t_beside_d_or_e_is_the_trade_off() -> None:
    assert [s for s, _ in sections("(S) Five. (T) Cost. (A) Built. (E) Earlier.")] == ["S", "T", "A", "E"]


def test_words_that_are_a_label_and_a_part_of_speech_stay_in_the_text() -> None:
    assert sections("Next time: I'd ask first.") == [("E", "Next time: I'd ask first.")]


def test_a_question_word_on_a_line_of_its_own_is_a_heading() -> None:
    text = "Result\nIt fell by half.\n\nWhat the difficulty was\nWe were five.\n\nWhat a mess it was."
    assert sections(text) == [("R", "It fell by half."), (None, "We were five."), (None, "What a mess it was.")]


BOLD_LABELS = """**Where** Unemployment office, 62 branches.

**What I saw** It sorted letters wrongly.

**What I did** I told my lead."""


def test_bold_words_that_open_the_paragraphs_are_headings() -> None:
    assert sentences(BOLD_LABELS) == ["unemployment office 62 branches", "it sorted letters wrongly", "i told my lead"]


def test_bold_words_that_go_on_as_a_sentence_are_words() -> None:
    text = "**I stopped** the rollout.\n\n**I wrote** to the plant.\n\n**I called** the vendor."
    assert sentences(text) == ["i stopped the rollout", "i wrote to the plant", "i called the vendor"]


def test_an_unknown_heading_ends_the_part_before() -> None:
    assert sections("## Result\nHalf.\n## Boom\nAll broke.") == [("R", "Half."), (None, "All broke.")]


@pytest.mark.parametrize(
    "text",
    ["The problem was this: nobody asked.", "Tuesday: told my boss.", "I had one goal: speed.", "At 14:05 we left."],
)
def test_a_colon_in_a_sentence_makes_no_label(text: str) -> None:
    assert len(kinds(text)) == 1


@pytest.mark.parametrize("mark", ["-", "*", "•", "–", "▪", "✅", "1.", "(1)", "- [x]", "🚀"])
def test_each_bullet_is_a_sentence_of_its_own(mark: str) -> None:
    assert sentences(f"{mark} built a cache\n{mark} wrote the docs") == ["built a cache", "wrote the docs"]


def test_a_lettered_list_is_a_list_and_no_labels() -> None:
    assert kinds("a) ship now\nb) wait") == [("bullet", "ship now"), ("bullet", "wait")]


def test_a_bullet_goes_on_in_an_indented_line() -> None:
    assert sentences("- built a cache for\n  the store\n- wrote docs") == ["built a cache for the store", "wrote docs"]


def test_bullets_that_lost_their_line_breaks_are_bullets() -> None:
    text = "- Built a cache - wrote the docs - told the CTO"
    assert sentences(text) == ["built a cache", "wrote the docs", "told the cto"]


def test_labels_that_lost_their_line_breaks_are_labels() -> None:
    text = "Situation: five people Result: half the cost"
    assert sections(text) == [("S", "five people"), ("R", "half the cost")]


def test_dashes_in_a_bullet_make_no_bullets() -> None:
    assert len(sentences("- Built a cache - a small one")) == 1


def test_an_interviewers_lines_are_no_words_of_the_speaker() -> None:
    text = "Interviewer: What did you do?\nMe: I built it.\nInterviewer: And then?\nMe: It worked."
    assert sentences(text) == ["i built it", "it worked"]
    assert [kind for kind, _ in kinds(text) if kind == "interviewer"] == ["interviewer"] * 2


def test_an_a_after_a_q_is_an_answer_and_no_action() -> None:
    assert sections("Q: What did you do?\nA: I built it.") == [(None, "I built it.")]


def test_an_unknown_name_beside_me_is_somebody_who_asks() -> None:
    assert sentences("Sam: What did you do?\nMe: I built it.") == ["i built it"]


def test_the_stamps_of_a_chat_are_left_out() -> None:
    text = "[10:42, 3/4/2021] Anna: I built a cache\n[10:43, 3/4/2021] Anna: It fell by half"
    assert sentences(text) == ["i built a cache", "it fell by half"]


def test_code_between_fences_is_left_out() -> None:
    assert sentences("I wrote this.\n```python\nprint(1)\n```\nIt ran.") == ["i wrote this", "it ran"]


def test_a_fence_that_never_closes_takes_nothing_away() -> None:
    assert sentences("```\nI wrote this.") == ["i wrote this"]


def test_a_quoted_mail_is_read_as_one_text() -> None:
    assert sentences("> I built a cache for the\n> store.") == ["i built a cache for the store"]


def test_lines_of_a_poem_go_on_where_a_small_letter_follows() -> None:
    assert sentences("A compiler for our language,\nand I sold it.\nTwo years.") == [
        "a compiler for our language and i sold it",
        "two years",
    ]


def test_a_line_that_is_a_thought_of_its_own_is_a_sentence() -> None:
    text = "launched on date, read only\n1 partner left, 29 stayed\nno incident since"
    assert sentences(text) == ["launched on date read only", "1 partner left 29 stayed", "no incident since"]


STORY = (
    "I was the tech lead for billing, nine engineers and about 300,000 invoices a month. The price change had to be live "
    "by 1 April or we would have lost our biggest reseller. We went live on 28 March, and wrong invoices fell from 4.2% to "
    "0.3%, e.g. for retail. Since then the replay runs in every release. I'd run it in week one - not in week five.\n\n"
    "- Built the patch behind a flag, wrote the replay tool in four days, and refused to merge anything without a replay "
    "of last month's invoices\n- Told the head of finance\n\nTwo other teams copied it within a quarter, and Priya wrote it "
    "down for the handbook of the whole group, which new people read in their first week."
)


@pytest.mark.parametrize("columns", range(40, 101, 4))
def test_lines_that_an_editor_breaks_change_no_sentence(columns: int) -> None:
    assert sentences(wrapped(STORY, columns)) == sentences(STORY)


PROSE = st.lists(
    st.sampled_from(
        [
            "the",
            "cache",
            "of",
            "a",
            "team",
            "was",
            "slow",
            "and",
            "we",
            "built",
            "one",
            "that",
            "fell",
            "by",
            "half",
            "in",
            "June",
            "for",
            "Priya,",
            "who",
            "used",
            "it.",
        ]
    )
    | st.sampled_from(["I", "4.2%", "end.", "so-called", "(once)", "-", "then,", "why?"]),
    min_size=60,
    max_size=120,
).map(lambda said: f"So {' '.join(said)}")  # fmt: skip


@settings(max_examples=40)
@given(text=PROSE, columns=st.integers(40, 100))
def test_any_prose_wrapped_at_any_width_keeps_its_sentences(text: str, columns: int) -> None:
    assert sentences(wrapped(text, columns)) == sentences(text)


def test_line_that_stands_alone_says_nothing_of_the_width_to_which_others_are_wrapped() -> None:
    question = "> could you tell me about a time when you changed the plan of a whole department, please?\n\n"
    assert sentences(question + wrapped(STORY, 60))[1:] == sentences(STORY)


def test_lines_that_hang_under_a_bullet_go_on_with_it() -> None:
    text = "- the pull was 200k a year\n  to the client, and we were up\n  for renewal in june\n- i read\n  300 charts\n  by hand"
    assert sentences(text) == [
        "the pull was 200k a year to the client and we were up for renewal in june",
        "i read 300 charts by hand",
    ]


def test_the_name_of_a_part_opens_a_line_of_its_own_however_wide_the_line_before() -> None:
    text = (
        "Situation: a tram operator, 9 engineers, a voice assistant for 400 drivers\n"
        "Trade-off: show it on time with 5% invented vs slip and lose the union's vote\n"
        "Action:\n"
        "- Took the number to the head of operations in person\n"
        "Driver: the answer gate is now in the release checklist of every assistant\n"
        "Reflection: I'd bring the union in at the design rather than a week before"
    )
    assert [move for move, _ in sections(text)] == ["S", "T", "A", "D", "E"]
