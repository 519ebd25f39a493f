"""What is decided in one place is decided in no other: the numbers of the rubric, what a past form is, what a stem is."""

import ast
from collections.abc import Iterator
from pathlib import Path

from bot.review import rubric

BOT = Path(__file__).parents[2] / "bot"
LENGTHS = {
    rubric.FEWEST_WORDS,
    rubric.SHORTEST_WORDS,
    rubric.LONGEST_WORDS,
    rubric.TOUR_WORDS,
    rubric.LONGEST_CONTEXT,
}


def nodes(*words: str) -> Iterator[tuple[str, ast.AST]]:
    """Yield the nodes of the modules in which one of the words is written; the others need no parsing."""
    for file in sorted(BOT.rglob("*.py")):
        source = file.read_text(encoding="utf-8")
        if any(word in source for word in words):
            for node in ast.walk(ast.parse(source)):
                yield str(file.relative_to(BOT)), node


def lengths_in_words(node: ast.AST) -> Iterator[str]:
    """Yield the names to which a length of the rubric is given as a bare number."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    value = getattr(node, "value", None)
    if isinstance(value, ast.Constant) and type(value.value) is int and value.value in LENGTHS:
        yield from (t.id for t in targets if isinstance(t, ast.Name) and t.id.endswith(("WORDS", "CONTEXT")))


def test_a_length_in_words_stands_in_the_rubric_alone() -> None:
    found = {(file, name) for file, node in nodes("WORDS", "CONTEXT") for name in lengths_in_words(node)}
    assert {file for file, _ in found} == {"review/rubric.py"}
    assert len(found) >= 3


def test_words_are_counted_and_cut_to_their_stem_in_one_place_each() -> None:
    places = {
        name: [file for file, node in nodes(f"def {name}(") if isinstance(node, ast.FunctionDef) and node.name == name]
        for name in ("count_words", "stem", "spoken_seconds")
    }
    assert places == {
        "count_words": ["review/rubric.py"],
        "stem": ["conversation/logic/stories/similar_words.py"],
        "spoken_seconds": ["review/speaking_time.py"],
    }


def test_a_past_form_is_known_from_the_table_of_words_and_never_from_its_ending() -> None:
    asked = [
        file
        for file, node in nodes(".endswith(")
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "endswith"
        and any(isinstance(each, ast.Constant) and each.value == "ed" for each in ast.walk(node))
    ]
    assert asked == []
