"""The driver of impact: what outlived the project, what it changed for others, and what only says that it mattered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.review.afterwards.lasting import lasting
from bot.review.read import read
from bot.review.rules.driver import judge
from bot.review.rules.rule import MoveFinding
from bot.review.signals import Signals
from question_bank.lexicon import load_lexicon
from question_bank.models import Verdict

LEXICON = load_lexicon()
WORDS = (
    "the", "team", "they", "now", "use", "it", "every", "page", "I", "wrote", "built", ".", ",", "and", "so", "since", "then",
    "nobody", "was", "happy", "\n",
)  # fmt: skip
STORY = (
    "I ran the night desk of a parcel depot with 60 drivers. Either we stopped the belts for two hours or we let the damaged "
    "parcels through. I wrote a sorting rule on paper and tried it on one belt. I moved the scanner and trained the two shift "
    "leads. Damaged parcels fell from 90 to 11 a night. {} I would ask the drivers first, in week one."
)


def signals(text: str) -> Signals:
    return Signals(reading=read(text), lexicon=LEXICON)


def judged(ending: str) -> MoveFinding:
    return judge(signals(STORY.format(ending)))


def quoted(ending: str) -> list[str]:
    text = STORY.format(ending)
    return [text[span.start : span.end] for span in judge(signals(text)).evidence]


def is_structural(ending: str) -> bool:
    return bool(lasting(signals(STORY.format(ending))))


@pytest.mark.parametrize(
    "ending",
    [
        "The rule is now used by four depots and finance has the cost per parcel in their weekly report.",
        "Half a year later she led the next move herself and our team has put the questions in the onboarding guide.",
        "The scanner plan got reused for the airport hall.",
        "The director now asks for such a page before any new belt.",
        "It's in the depot handbook.",
        "Two other depots copied the setup within a quarter.",
        "Nobody there opens a belt without that test any more.",
        "The crews renew the list on the first Monday of each quarter.",
        "No belt starts until the shift lead has signed it.",
        "The sheet has since become part of the handover.",
        "Every new depot gets the drawing with its keys.",
        "A parcel that hasn't been weighed twice can't leave the hall now.",
        "Every new belt goes past two shift leads before it is bolted down.",
        "I hear that the neighbouring depot does it too.",
        "I'm told the airport has copied it.",
        "Other airports have asked for the sheet.",
        "The regional office has built its own version of it.",
        "The board asked all the other depots to do the same.",
        "It has been running for three years now, without me.",
        "The Monday call outlived the project.",
        "It's printed on the back of every work order.",
        "The sorting plan hangs above the duty desk.",
        "We now have a gate at the belt that holds any parcel without a label.",
        "The lasting thing was the shared glossary.",
        '"Weight or label first?" is the first heading on the form that the yard starts from.',
        "Every release since has gone through the same twelve questions.",
        "The trainee school uses it as a case.",
        "The legal people put the question on its vendor form.",
        "The list was still being filled in when I left.",
        "Each incident now ends with a twenty-minute talk between the two crews.",
        "Support hands us one person a year.",
        "No planner may close a gate without a second name on it.",
        "My map is handed to whoever joins the night desk.",
        "Shift leads come with the numbers before they ask for a belt these days.",
        "Legal owns the list now and reads it each quarter.",
        "Compliance signs the sheet before each season.",
        "Every belt in the hall gets one on its first day, drawn by somebody who never worked at it.",
        "Each new depot receives one with its keys.",
        "The airport did its own version with gates and codes.",
        "The yard lead reads out the near misses every Monday now.",
        "The depot introduced a form for broken seals, which six other yards now use.",
        "The depot teams have introduced a sheet on which the first parcel of every shift is entered.",
        "The sorting rule itself was taken over by the airport the year after.",
        "The depot next to us copied it for their own belts.",
        "You can't start a belt there these days unless two people have signed.",
        "Two smaller depots have asked for a copy.",
        "The Lisbon and Denver depots organise their own out of my binder.",
        "There's a thing now where each month somebody from safety walks the belts.",
        "The airport team have plugged into it.",
        "And what came out of it is that the haulier must now send its lists with each load.",
        "And now there's a panel that has to sign any new belt, which the night lead pushed for, not me.",
    ],
)
def test_what_others_use_since_outlived_the_project(ending: str) -> None:
    assert judged(ending).verdict is Verdict.MET
    assert is_structural(ending)


@pytest.mark.parametrize(
    "ending",
    [
        "The depot stopped hiring a third shift because of it.",
        "It let the sales team promise delivery by noon.",
        "Because of that, two of the hauliers left for a competitor.",
        "The drivers no longer have to sort by hand.",
        "One of the planners resigned over it.",
        "As a consequence, the airport lost its best planner.",
        "My colleague at the airport moved to another project.",
        "The client moved its other two contracts to us.",
        "Sales had to turn two clients down that quarter.",
        "Two of the planners later stopped projects of their own.",
        "The night drivers don't stand around waiting any more.",
        "It gave the yard managers the confidence to refuse late loads.",
        "It took the pressure off the loading crew.",
        "Marketing built a whole campaign around it.",
        "The accountants got their Mondays back.",
        "Two loaders came over to us from the airport through that.",
        "The drivers simply left.",
        "One of the drivers has since become a planner with us.",
        "The general planner came a year later than agreed.",
        "The yard leads print the lists without me.",
    ],
)
def test_what_others_do_otherwise_is_an_effect_good_or_bad(ending: str) -> None:
    assert judged(ending).verdict is Verdict.MET


@pytest.mark.parametrize(
    "ending",
    [
        "The manager was delighted.",
        "It was a big success for the company.",
        "The team learned a lot.",
        "They sent us a cake.",
        "It was regarded by the board as highly significant.",
        "We wrote the hauliers a letter, which their agent said made a big impression.",
        "It did a lot for the relationship of the two depots, and people still refer to it as the way to do these things.",
        "Huge impact.",
        "Client delighted.",
        "The board was very relieved.",
        "The drivers were thrilled.",
        "The counsel says she's very happy with how it went.",
        "The agent is pleased with the depot.",
        "The shift lead told me he'd got an awful lot out of it.",
        "It set a really positive tone for the two depots.",
        "The manager was glad, and folks still bring it up at the summer party.",
        "The mood got so much better.",
        "The atmosphere in the hall was noticeably better afterwards.",
        "It has been received well.",
        "The drivers were even quite nice about it.",
        "People in other depots were full of praise.",
        "He's a different man in meetings now.",
        "Ingrid is nowadays regarded as one of our strongest planners.",
        "Since that time she has grown enormously.",
    ],
)
def test_a_good_mood_and_praise_only_say_that_it_mattered(ending: str) -> None:
    assert judged(ending).verdict is Verdict.WEAK
    assert not is_structural(ending)


@pytest.mark.parametrize(
    "ending",
    [
        "The manager had wanted the new belts. He was not happy.",
        "Nobody was impressed.",
        "It had no real impact on the others.",
        "No other depot adopted it.",
        "I use a checklist for every belt now.",
        "The parcels arrive within a day now.",
        "The haulier pays 2 euros for every late parcel from then on.",
        "Other depots still sort by hand, nothing changed there.",
        "My lesson is that every belt needs a test.",
        "The vans leave on time these days.",
        "The belt runs smoothly since then.",
        "Every depot has its own way of doing things.",
        "The lease runs for two more years.",
        "So yeah, always test the belt first.",
        "Two men put the parcels back on the belt.",
        "Client not delighted.",
        "The belt stops now for everybody.",
        "The belt is at 40 percent more parcels now.",
        "The lost parcels are 12 pieces until now.",
        "The old belt is still standing there.",
        "People still think that belts are easy.",
        "The haulier wanted a form for their drivers.",
        "The airport left us alone.",
        "The shift lead came to ask me about a belt.",
        "The management was not relieved.",
        "Calm heads prevailed.",
        "The haulier wants it now.",
        "The haulier always wants more time.",
        "Sales pays from its own budget all that is above 150 a month.",
        "The rule works until today.",
        "She's never once asked for longer.",
        "It is not in any sheet.",
        "The evening belts took 1,150 parcels in their first winter.",
        "Fast or tidy is always the question up there.",
        "She has closed 31 of the 33 complaints since.",
        "Accounting stopped writing me emails.",
        "In spring the new director came.",
        "Accounting sat in the second meeting only.",
        "Then on Monday I sent her the drawing with comments so she could study it.",
        "I should have put a stranger in the hall first; it is a twenty-minute exercise with whoever waits at reception.",
        "",
    ],
)
def test_what_is_denied_the_speakers_own_or_the_result_is_none(ending: str) -> None:
    assert judged(ending).verdict is Verdict.MISSING
    assert not judged(ending).evidence


def test_a_rule_of_the_setting_is_no_change() -> None:
    text = "Every depot uses the same handbook and each team must sign the list. " + STORY.format("")
    assert judge(signals(text)).verdict is Verdict.MISSING


def test_ways_and_opinions_without_an_event_change_nothing() -> None:
    text = (
        "I always write a checklist. Every release needs a gate, and other teams use mine. People learn a lot from it."
    )
    assert judge(signals(text)).verdict is Verdict.MISSING


def test_two_clauses_of_one_sentence_are_quoted_together() -> None:
    ending = "The crews fill the sheet in before each shift, and the other depots have copied it."
    assert quoted(ending) == [ending.rstrip(".")]


def test_what_lasts_is_quoted_before_a_good_mood() -> None:
    assert quoted("The manager was delighted. Two other depots copied the setup.") == [
        "Two other depots copied the setup"
    ]


def test_the_words_that_say_since_when_belong_to_the_quote() -> None:
    assert quoted("Since then no belt starts without two signatures.") == [
        "Since then no belt starts without two signatures"
    ]


def test_the_advice_names_what_vague_importance_lacks() -> None:
    lacks = judged("The manager was delighted.").lacks
    assert lacks is not None
    assert "{quote}" in str(lacks.advice)


@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=80,
    )
)
def test_any_text_is_judged_and_its_quotes_lie_in_it(words: list[str]) -> None:
    text = " ".join(words)
    for span in judge(signals(text)).evidence:
        assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize(
    "ending",
    ["Ops reads out the fall count every Monday before the sales figures now.", "Ops checks it before each shift now."],
)
def test_a_group_without_an_article_does_it_since(ending: str) -> None:
    assert is_structural(ending)


@pytest.mark.parametrize(
    "ending",
    ["The catch is, there's a table now that nobody wants to keep.", "There's a second list now that nobody uses."],
)
def test_what_nobody_wants_is_nothing_that_lasts(ending: str) -> None:
    assert not is_structural(ending)
