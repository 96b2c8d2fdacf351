"""Nothing that was written can be read in any file of the vault."""

from pathlib import Path

import pytest

from ehdesk.store.errors import StoreError
from tests.store.conftest import Opener
from tests.store.writing import a_family, write

WORDS = ("Quillfeather", "bruise", "Larkspur Close", "half-typed", "settingvalue")


def texts_in(folder: Path) -> set[str]:
    """Which of the words can be found in some file, however they might be encoded."""
    files = [path.read_bytes().lower() for path in folder.rglob("*") if path.is_file()]
    found = set()
    for word in WORDS:
        forms = [word.lower().encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
        if any(form in content for form in forms for content in files):
            found.add(word)
    return found


def test_no_word_can_be_read_while_open_or_closed(folder: Path, open_vault: Opener):
    with open_vault(folder) as vault:
        family = a_family(vault, "Quillfeather")
        write(vault, family, name="Ann", notes="a bruise " * 2000, address="Larkspur Close")
        vault.drafts.keep(family, new := family, "notes", "half-typed")
        vault.settings.put("place", ["settingvalue", new])
        vault.access.note(family, "printed", "Larkspur Close")
        assert vault.search.families("quill bru") == ()
        assert vault.search.families("bruis") == (family,)
        with vault.second() as second:
            second.changes.rebuild()
        assert texts_in(folder) == set()
    assert texts_in(folder) == set()


def test_the_search_for_words_would_find_them(tmp_path: Path):
    for word in WORDS:
        (tmp_path / word[:3]).write_bytes(b"\x00\x01" + word.encode() + b"\xff")
    assert texts_in(tmp_path) == set(WORDS)


def test_no_file_of_a_vault_has_the_plain_header(folder: Path, open_vault: Opener):
    with open_vault(folder) as vault:
        a_family(vault)
        for path in filter(Path.is_file, folder.rglob("*")):
            assert not path.read_bytes().startswith(b"SQLite format 3")


def test_an_error_never_repeats_what_was_written(folder: Path, open_vault: Opener):
    with open_vault(folder) as vault, pytest.raises(StoreError) as refused:
        write(vault, a_family(vault), notes=["Quillfeather", float("nan")])
    assert "Quillfeather" not in str(refused.value)
