"""What is told to be missing of a damaged vault is what is missing."""

import random
from pathlib import Path

import pytest

from ehdesk.domain.attachment import CHUNK
from ehdesk.domain.change import Edit
from ehdesk.domain.shelf import SHELF
from ehdesk.store.driver import DATABASE
from ehdesk.store.erasures import Why
from tests.builders import new_id
from tests.store.colleague import Colleague
from tests.store.conftest import Opener
from tests.store.leaving import accept_all
from tests.store.rescuing import came_of, quietly, spoil_changes, spoil_tables, wreck
from tests.store.writing import a_family, write

PNG = b"\x89PNG\r\n\x1a\n"
FAMILIES = 8


@pytest.fixture
def full(folder: Path, open_vault: Opener) -> Path:
    """A closed vault with families, one after the other, and a picture of the first."""
    with open_vault(folder) as vault:
        families = [a_family(vault, f"Family {number}") for number in range(FAMILIES)]
        kept = vault.attachments.keep([PNG, random.Random(1).randbytes(CHUNK + 5)], "image/png")  # noqa: S311 - no secret
        write(vault, families[0], kind="picture", picture=kept.value)
        for family in families:
            for child in range(8):
                write(vault, family, name=f"Child {child}", notes="what was said " * 60)
    return folder


def test_what_the_hub_refused_of_a_colleague_is_no_gap_that_damage_made(
    folder: Path, made: tuple[Path, str], open_vault: Opener
):
    with open_vault(folder) as vault:
        family, colleague = a_family(vault), Colleague()
        first, _refused, last = (colleague.writes(family) for _ in range(3))
        colleague.given_to(vault, first, last)
    told = came_of(folder, made[1]).told
    assert (told.changes, told.families_not_whole, told.changes_missing) == (3, 0, 0)


def test_what_cannot_be_proven_is_kept_and_not_missing_as_well(
    folder: Path, made: tuple[Path, str], data_key: bytes, open_vault: Opener
):
    with open_vault(folder) as vault:
        a_family(vault)
        colleague, family = Colleague(), new_id()
        colleague.given_to(vault, *(colleague.writes(family) for _ in range(3)))
    spoil_tables(folder / DATABASE, data_key, "device")
    told = came_of(folder, made[1]).told
    assert (told.changes, told.aside) == (1, 3)
    assert (told.families_missing, told.records_missing, told.changes_missing) == (0, 0, 0)


def test_published_forms_are_no_family(full: Path, made: tuple[Path, str], data_key: bytes, open_vault: Opener):
    with open_vault(full) as vault:
        colleague = Colleague()
        forms = [Edit(new_id(), "form", {"words": "asked of everybody " * 900}) for _ in range(4)]
        colleague.given_to(vault, *(colleague.writes(SHELF, form) for form in forms))
    assert came_of(full, made[1]).told.families == FAMILIES
    spoil_changes(full / DATABASE, data_key, of=SHELF)
    told = came_of(full, made[1]).told
    assert told.changes_missing
    assert (told.families, told.families_missing) == (FAMILIES, 0)
    assert told.records_missing == told.families_not_whole <= 1  # of the family on whose last page they begin


@pytest.mark.parametrize(("part", "of"), [(1, 2), (2, 3), (5, 6)])
def test_of_a_file_that_was_cut_each_family_came_over_or_is_told(
    full: Path, made: tuple[Path, str], part: int, of: int
):
    content = (full / DATABASE).read_bytes()
    (full / DATABASE).write_bytes(content[: len(content) * part // of])
    told = came_of(full, made[1]).told
    assert told.changes_missing == FAMILIES * 9 + 1 - told.changes > 0
    assert told.families + told.families_missing == FAMILIES
    assert told.families_not_whole or told.families_missing


def test_saves_that_a_copy_holds_in_another_order_are_not_missing(
    full: Path, made: tuple[Path, str], data_key: bytes, open_vault: Opener
):
    """Where a family went before, what was read once lies in other places than in the copies of before."""
    with open_vault(full) as vault:
        accept_all(vault)
        first, *_others, last = sorted(vault.changes.families())
        vault.erasures.leave([last], Why.WITHDRAWN)
    open_vault(full).close()
    one = wreck(full, made[1])
    one.put_in_place(one.read(quietly)).close()
    spoil_changes(full / DATABASE, data_key, of=first)
    told = came_of(full, made[1]).told
    assert told.changes == (FAMILIES - 1) * 9 + 1
    assert (told.changes_missing, told.families_not_whole) == (0, 0)


@pytest.mark.parametrize(
    ("unread", "came", "lost"),
    [(("part",), 1, 0), (("part_of_chunk",), 1, 0), (("part", "part_of_chunk"), 0, 1), (("attachment",), 1, 0)],
)
def test_a_picture_is_put_together_or_told_whatever_part_of_its_list_is_gone(
    full: Path, made: tuple[Path, str], data_key: bytes, unread: tuple[str, ...], came: int, lost: int
):
    spoil_tables(full / DATABASE, data_key, *unread)
    told = came_of(full, made[1]).told
    assert (told.pictures, told.pictures_missing, told.changes_missing) == (came, lost, 0)


@pytest.mark.parametrize("unread", ["draft", "setting", "access"])
def test_that_something_else_than_saves_may_be_missing_is_told(
    full: Path, made: tuple[Path, str], data_key: bytes, unread: str
):
    assert came_of(full, made[1]).told.is_rest_whole
    spoil_tables(full / DATABASE, data_key, unread)
    told = came_of(full, made[1]).told
    assert (told.changes_missing, told.is_rest_whole) == (0, False)
