"""Renderings of `bot.features.progress.texts.audit`."""

from bot.features.progress.logic.audit import Audit, BankFinding, BankLack
from bot.features.progress.texts import audit as say
from question_bank.models import ArchetypeId
from tests.texts.renderings import LONG_LINE, of

EIGHT = tuple(ArchetypeId)
IDS = tuple(range(1, 41))
LABELLED = say.Named(
    archetypes=dict.fromkeys(EIGHT, "Cost negotiation with product"),
    titles=dict.fromkeys(IDS, "A title that is longer than any button " * 9),
)
NAMED = say.Named(
    archetypes=dict.fromkeys(EIGHT, "An archetype & its long, long name at last"),
    titles=dict.fromkeys(IDS, LONG_LINE),
)
MANY = [
    BankFinding(lack=BankLack.STORY, count=8, archetypes=EIGHT),
    BankFinding(lack=BankLack.WORDS, count=40, stories=IDS),
    *[BankFinding(lack=BankLack.PROJECT, count=8, archetypes=EIGHT, stories=IDS, project=LONG_LINE)] * 20,
    BankFinding(lack=BankLack.PROJECT, count=3, archetypes=EIGHT, stories=IDS),
    BankFinding(lack=BankLack.PROJECT, count=3, archetypes=EIGHT, stories=IDS[:1]),
    *[BankFinding(lack=lack, count=40, stories=IDS) for lack in (*BankLack,)[3:]],
]
ONE = [
    BankFinding(lack=BankLack.STORY, count=1, archetypes=EIGHT[:1]),
    BankFinding(lack=BankLack.STORY, count=8, archetypes=EIGHT[:1]),
    BankFinding(lack=BankLack.STRUCTURE, count=1),
    BankFinding(lack=BankLack.STRUCTURE, count=2, stories=(1,)),
    *[
        BankFinding(lack=lack, count=1, stories=(1,))
        for lack in BankLack
        if lack not in (BankLack.STORY, BankLack.PROJECT)
    ],
]


def audit_of(findings: list[BankFinding], stories: int = 9, spare: int = 0) -> Audit:
    """An audit with these findings."""
    return Audit(findings=tuple(findings), stories=stories, spare=spare)


LACKING = audit_of(MANY)
RENDERINGS = [
    of(say.audit_text, LACKING, NAMED),
    of(say.audit_text, audit_of(MANY[:1], stories=0), NAMED),
    of(say.audit_text, audit_of([]), NAMED),
    of(say.audit_text, audit_of([], spare=2), NAMED),
    of(say.whole_audit_text, LACKING, NAMED),
    *[of(say.whole_audit_text, audit_of([finding]), NAMED) for finding in (*MANY, *ONE)],
    of(say.show_all_label, LACKING),
    *[of(function, finding, NAMED) for function in (say.finding_text, say.next_step_text) for finding in (*MANY, *ONE)],
    *[of(say.whole_finding_text, finding, NAMED) for finding in (*MANY, *ONE)],
    of(say.bank_text, audit_of([], spare=2)),
    of(say.bank_text, audit_of(MANY[:1], stories=0)),
    *[of(say.finding_label, finding, LABELLED) for finding in (*MANY, *ONE)],
]
