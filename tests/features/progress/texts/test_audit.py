"""What the audit says of one finding or many."""

from bot.features.progress.logic.audit import BankFinding, BankLack
from bot.features.progress.texts.audit import Named, audit_text, finding_label, finding_text, whole_audit_text
from question_bank.models import ArchetypeId
from tests.features.progress.texts.test_coverage import plain
from tests.texts.renderings.audit import audit_of

FIRST, SECOND, THIRD = tuple(ArchetypeId)[:3]
NAMED = Named(
    archetypes={a: a.replace("-", " ").capitalize() for a in ArchetypeId},
    titles={1: "The canary", 2: "The ledger & its heirs, told at a length that no button can hold", 3: "The rota"},
)
TIMED = BankFinding(lack=BankLack.TIMED, count=2, stories=(1, 2))


def test_one_story_is_called_by_its_title_and_several_are_counted() -> None:
    one = BankFinding(lack=BankLack.TIMED, count=1, stories=(1,))
    assert plain(finding_text(one, NAMED)).startswith("“The canary” was never told in 2 to 3 minutes.")
    assert plain(finding_text(TIMED, NAMED)).startswith("2 stories were never told in 2 to 3 minutes.")
    assert plain(finding_text(TIMED, NAMED)).endswith("Begin with “The canary”.")


def test_three_are_told_and_the_rest_is_counted() -> None:
    text = plain(audit_text(audit_of([TIMED] * 5), NAMED))
    assert "\n\n3. " in text
    assert "\n\n4. " not in text
    assert text.endswith("And 2 more points after these.")


def test_the_whole_audit_names_what_else_a_point_is_about() -> None:
    text = plain(whole_audit_text(audit_of([TIMED] * 5), NAMED))
    assert text.count("Then “The ledger & its heirs, told at a") == 5


def test_shared_project_is_said_kindly_and_by_its_tag() -> None:
    finding = BankFinding(
        lack=BankLack.PROJECT, count=3, archetypes=(FIRST, SECOND, THIRD), stories=(1, 2), project="Atlas"
    )
    assert plain(finding_text(finding, NAMED)).startswith("“Atlas” is used for 3 archetypes.")
    assert finding_label(finding, NAMED) == "Another story: Research vs shipping"


def test_stories_alike_by_their_words_may_be_two_projects() -> None:
    finding = BankFinding(lack=BankLack.PROJECT, count=3, archetypes=(FIRST, SECOND, THIRD), stories=(1, 3))
    assert "If they are not, tag each with its project." in plain(finding_text(finding, NAMED))
    assert finding_label(finding, NAMED) == "Open “The canary”"


def test_label_is_cut_and_keeps_its_ampersand() -> None:
    finding = BankFinding(lack=BankLack.PUSHBACK, count=1, stories=(2,))
    assert finding_label(finding, NAMED) == "Hard questions: “The ledger & its heirs, to…”"


def test_all_well_says_what_keeps_it_so() -> None:
    assert "two or three backup stories" in audit_text(audit_of([]), NAMED)
    assert "2 stories to fall back on" in audit_text(audit_of([], spare=2), NAMED)
