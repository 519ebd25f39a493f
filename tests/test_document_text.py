"""Text of PDF and Word files, read in a process of its own that cannot harm this one."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import document_reader, document_text
from bot.document_reader import LONGEST_TEXT, MOST_PAGES, Ending
from bot.document_text import LARGEST_DOCUMENT, UnreadableDocument
from tests import documents

LINES = ("Acme, 2019", "- Led the move of 40 services")


def ending_of(name: str, content: bytes) -> Ending:
    with pytest.raises(UnreadableDocument) as raised:
        document_text.document_text(name, content)
    return raised.value.ending


def test_the_lines_of_a_pdf_are_read() -> None:
    assert document_text.document_text("cv.pdf", documents.pdf(*LINES)).split("\n")[:2] == list(LINES)


def test_a_pdf_that_is_only_locked_against_changes_is_read() -> None:
    assert LINES[1] in document_text.document_text("cv.pdf", documents.locked_against_changes(*LINES))


def test_paragraphs_lists_and_tables_of_a_word_file_are_read_in_order() -> None:
    content = documents.word(["Jo Doe"], ["Led the move"], ["2019", "Acme"])
    assert document_text.document_text("cv.DOCX", content).split("\n") == ["Jo Doe", "• Led the move", "2019", "Acme"]


REFUSED: Mapping[str, tuple[str, Callable[[], bytes], Ending]] = {
    "empty": ("cv.pdf", lambda: b"", Ending.UNREADABLE),
    "garbage in a PDF": ("cv.pdf", lambda: b"%PDF-1.7 " + b"garbage " * 100, Ending.UNREADABLE),
    "no PDF at all": ("cv.pdf", lambda: b"MZ no document at all", Ending.UNREADABLE),
    "garbage in a Word file": ("cv.docx", lambda: b"PK\x03\x04 garbage", Ending.UNREADABLE),
    "a PDF by another name": ("cv.docx", lambda: documents.pdf(*LINES), Ending.UNREADABLE),
    "locked": ("cv.pdf", lambda: documents.locked(*LINES), Ending.LOCKED),
    "scanned": ("cv.pdf", lambda: documents.pages(2), Ending.NO_TEXT),
    "an empty Word file": ("cv.docx", documents.word, Ending.NO_TEXT),
    "too many pages": ("cv.pdf", lambda: documents.pages(MOST_PAGES + 1), Ending.TOO_BIG),
    "too much text": ("cv.docx", lambda: documents.word(["word " * LONGEST_TEXT]), Ending.TOO_BIG),
    "too many bytes": ("cv.pdf", lambda: b"%PDF-" + b"0" * LARGEST_DOCUMENT, Ending.TOO_BIG),
    "a small file that unpacks to a huge one": ("cv.docx", documents.bomb, Ending.TOO_BIG),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_each_file_that_cannot_be_read_has_its_reason(kind: str) -> None:
    name, content, ending = REFUSED[kind]
    assert ending_of(name, content()) is ending


def test_no_file_of_this_machine_is_read_into_the_text(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret")
    entity = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'.encode()
    content = documents.word_with(b"<w:p><w:r><w:t>Led &x; it</w:t></w:r></w:p>", before=entity)
    assert document_text.document_text("cv.docx", content) == "Led "


def test_entities_that_multiply_are_stopped() -> None:
    names = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    entities = f'<!DOCTYPE d [<!ENTITY e0 "lol">{names}]>'.encode()
    content = documents.word_with(b"<w:p><w:r><w:t>&e9;</w:t></w:r></w:p>", before=entities)
    assert ending_of("cv.docx", content) in {Ending.UNREADABLE, Ending.NO_TEXT, Ending.TOO_BIG}


def test_a_file_that_takes_too_long_is_given_up_and_its_process_killed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    never = tmp_path / "never.py"
    never.write_text(f"import os, time\nopen({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()))\ntime.sleep(600)")
    monkeypatch.setattr(document_reader, "__file__", str(never))
    monkeypatch.setattr(document_text, "WITHIN_S", 1.0)
    assert ending_of("cv.pdf", documents.pdf(*LINES)) is Ending.TOO_BIG
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_what_reads_it_can_write_no_file_and_knows_no_secret(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script = tmp_path / "spy.py"
    script.write_text(
        "import os, sys, runpy\n"
        f"reader = runpy.run_path({document_reader.__file__!r})\n"
        "reader['_limit_this_process']()\n"
        f"try:\n    os.write(os.open({str(tmp_path / 'out')!r}, os.O_CREAT | os.O_WRONLY), b'x')\n"
        "except OSError:\n    sys.stdout.write('refused ')\n"
        "sys.stdout.write(str('TELEGRAM_BOT_TOKEN' in os.environ))\n"
    )
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "secret")
    monkeypatch.setattr(document_reader, "__file__", str(script))
    assert document_text.document_text("cv.pdf", documents.pdf(*LINES)) == "refused False"


def test_the_bot_itself_never_holds_the_libraries() -> None:
    held = "import sys, bot.app; print([name for name in ('pypdf', 'docx', 'lxml') if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", held], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


@settings(max_examples=10, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 400), st.sampled_from(["cv.pdf", "cv.docx"]))
def test_a_damaged_file_is_read_or_has_a_reason(noise: bytes, at: int, name: str) -> None:
    content = documents.pdf(*LINES) if name == "cv.pdf" else documents.word(LINES)
    damaged = content[:at] + noise + content[at + len(noise) :]
    try:
        assert document_text.document_text(name, damaged)
    except UnreadableDocument as error:
        assert error.ending is not Ending.READ
