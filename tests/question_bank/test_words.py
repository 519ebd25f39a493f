"""The table of English word forms and the grammar's lists."""

from pathlib import Path

import pytest
import yaml

from question_bank.grammar import FOLDER, GrammarError, load_grammar, load_grammar_files
from question_bank.quantities import load_quantities
from question_bank.words import load_words


@pytest.mark.parametrize(
    ("form", "classes", "verb"),
    [
        ("rewrote", "d", "rewrite"),
        ("cut", "bdns", "cut"),
        ("found", "dn", "find"),
        ("deploy", "b", "deploy"),
        ("realised", "dn", "realise"),
    ],
)
def test_a_form_has_its_classes_and_lemma(form: str, classes: str, verb: str) -> None:
    word = load_words().of(form)
    assert set(classes) <= set(word.classes)
    assert word.verb == verb


@pytest.mark.parametrize(
    ("form", "first"), [("blorfed", "d"), ("blorfing", "g"), ("blorfs", "p"), ("blorfly", "r"), ("blorfness", "s")]
)
def test_a_form_in_no_table_is_guessed_by_its_ending(form: str, first: str) -> None:
    word = load_words().of(form)
    assert not word.known
    assert word.classes[0] == first


def test_what_users_type_fills_no_memory() -> None:
    table = load_words()
    for number in range(100):
        table.of(f"blorf{number}")
    assert not any("blorf" in form for form in table._met)


def test_the_plural_knows_its_singular() -> None:
    assert load_words().of("leaves").noun == "leaf"


def test_the_table_names_its_sources_and_licences() -> None:
    head = (Path(FOLDER).parent.parent / "words.tsv").read_text(encoding="ascii")[:1200]
    for said in ("Brill", "MIT", "lemminflect", "SPECIALIST"):
        assert said in head


def test_a_predicate_may_stand_in_several_classes() -> None:
    assert {"stop", "fall"} <= load_grammar().classes["drop"]
    assert "stop" in load_grammar().classes["roll back"]


def test_quantities_are_loaded() -> None:
    assert load_quantities().multipliers["lakh"] == 100_000


@pytest.mark.parametrize("content", ["[]", "words: []", "words: {a: [b]}", "words: {a: B}"])
def test_a_malformed_list_is_refused_by_name(tmp_path: Path, content: str) -> None:
    closed = yaml.safe_load((FOLDER / "function_words.yaml").read_text(encoding="utf-8"))
    (tmp_path / "predicates.yaml").write_text(
        (FOLDER / "predicates.yaml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    broken = yaml.safe_load(content)
    (tmp_path / "function_words.yaml").write_text(
        content if not isinstance(broken, dict) else yaml.safe_dump({**closed, **broken}), encoding="utf-8"
    )
    with pytest.raises(GrammarError, match=r"function_words\.yaml"):
        load_grammar_files(tmp_path)
