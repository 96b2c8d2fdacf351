"""Every family is found by any of its names: as it is, without accents, in other letters, with one letter wrong."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ehdesk import paths
from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.forms.catalogue import Catalogue
from ehdesk.services.calendar import Calendar
from ehdesk.services.family_row import FamilyRow, row_of
from ehdesk.services.finding import Finder
from ehdesk.services.likeness import are_alike
from ehdesk.store.listed import Entry
from ehdesk.store.records import FamilySummary, SyncState
from tests.builders import ToldClock, new_id
from tests.services.made import AUTUMN, Desktop
from tests.services.test_families import member

NAMES = (
    "Hughes", "Okoro", "Kamińska", "O’Dowd", "Bell-Ward", "Nguyễn", "Łukasz", "Strauß", "Ægirsdóttir", "Mahmood",
    "Олена", "Шевченко", "Παπαδοπούλου", "محمد", "فاطمة", "גולדברג", "गुरप्रीत", "রহমান", "Siân", "İbrahim",
)  # fmt: skip
CALENDAR = Calendar(Catalogue(paths.forms_folder()), ToldClock(AUTUMN))
LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyzåéłжяمرαω")


def a_row(name: str, *people: tuple[str, str], address: str = "") -> FamilyRow:
    """A family with these members, each a name and what they are known as."""
    family = FamilyId(new_id())
    entries = {RecordId(family): Entry(kinds.FAMILY, {"name": name})}
    for full, known_as in people:
        entries[RecordId(new_id())] = Entry(kinds.MEMBER, {"name": full, "known_as": known_as})
    entries[RecordId(new_id())] = Entry(kinds.HOUSEHOLD, {"name": "Home", "address": address})
    return row_of(FamilySummary(family, entries, SyncState.NOTHING_WAITS, datetime(2026, 11, 24, tzinfo=UTC)), CALENDAR)


ROWS = tuple(
    a_row(f"{name} 1{place}", (f"Quentin {other}", f"{third}"), address=f"{place} {fourth} Street, AB1 {place}CD")
    for place, (name, other, third, fourth) in enumerate(
        zip(NAMES, NAMES[5:] + NAMES[:5], NAMES[9:] + NAMES[:9], NAMES[13:] + NAMES[:13], strict=True)
    )
)


def a_finder(*rows: FamilyRow) -> Finder:
    """One that knows these families."""
    finder = Finder()
    for row in rows:
        finder.put(row.family.id, row)
    return finder


FINDER = a_finder(*ROWS)


def called(row: FamilyRow) -> Iterator[str]:
    """Every name of a family that has letters enough."""
    texts = [row.family.name, *(text for one in row.family.members for text in (one.name, one.known_as))]
    yield from (word for text in texts for word in text.split() if sum(map(str.isalpha, word)) >= 4)


def found(typed: str) -> tuple[FamilyRow, ...]:
    exact, near = FINDER.find(typed)
    assert not exact & near
    return picked(exact | near)


def picked(families: set[FamilyId]) -> tuple[FamilyRow, ...]:
    return tuple(row for row in ROWS if row.family.id in families)


@st.composite
def slips(draw: st.DrawFn) -> tuple[FamilyRow, str]:
    """A family, and one of its names with one letter changed, dropped or swapped with the next."""
    row = draw(st.sampled_from(ROWS))
    name = draw(st.sampled_from(sorted(called(row))))
    place = draw(st.integers(0, len(name) - 1))
    before, letter, after = name[:place], name[place], name[place + 1 :]
    kind = draw(st.sampled_from(["changed", "dropped", "swapped"]))
    if kind == "changed":
        return row, before + draw(LETTERS) + after
    if kind == "dropped":
        return row, before + after
    return row, before + after[:1] + letter + after[1:]


@example((ROWS[NAMES.index("Strauß")], "Straßu"))
@given(slips())
def test_a_family_is_found_by_any_of_its_names_with_one_letter_wrong(slip: tuple[FamilyRow, str]):
    row, typed = slip
    assert row in found(typed)


@given(st.sampled_from(ROWS), st.data())
def test_a_family_is_found_as_one_types_by_any_beginning_of_its_names(row: FamilyRow, data: st.DataObject):
    name = data.draw(st.sampled_from(sorted(called(row))))
    typed = name[: data.draw(st.integers(1, len(name)))]
    assert row in picked(FINDER.find(typed)[0])
    assert row in picked(FINDER.find(typed.upper())[0])


@given(st.text(max_size=30))
@example("'")
@example("’ -")
@example("\ud800")
def test_whatever_is_typed_harms_nothing(typed: str):
    FINDER.find(typed)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("kaminska", "Kamińska"), ("lukasz", "Łukasz"), ("nguyen", "Nguyễn"), ("strauss", "Strauß"), ("sian", "Siân"),
        ("odowd", "O’Dowd"), ("o'dowd", "O’Dowd"), ("bell ward", "Bell-Ward"), ("bellward", "Bell-Ward"),
        ("محمد", "محمد"), ("olena", "Олена"), ("shevchenko", "Шевченко"), ("गुरप्रीत", "गुरप्रीत"),
    ],
)  # fmt: skip
def test_accents_marks_and_letters_of_another_script_stand_in_nobodys_way(typed: str, name: str):
    assert name in {word for row in picked(FINDER.find(typed)[0]) for word in called(row)}


@pytest.mark.parametrize("typed", ["mohammed", "Mohamed", "muhammad"])
def test_a_name_in_a_script_without_vowels_is_near_to_how_it_is_said(typed: str):
    assert "محمد" in {word for row in picked(FINDER.find(typed)[1]) for word in called(row)}


def test_each_word_narrows_what_is_found_and_an_address_counts():
    tia, mason = a_row("Hughes", ("Tia Hughes", "")), a_row("Hughes", ("Mason Hughes", ""), address="4 Elm Road")
    finder, both, only_mason = a_finder(tia, mason), {tia.family.id, mason.family.id}, {mason.family.id}
    assert finder.find("hughes")[0] == both
    assert finder.find("hughes mason")[0] == only_mason
    assert finder.find("elm road")[0] == only_mason
    assert finder.find("hughs masn") == (set(), only_mason)


def test_a_family_that_changes_is_found_by_its_new_name_and_no_longer_by_the_old():
    family, other = FamilyId(new_id()), a_row("Pritchard")
    finder = a_finder(other)
    finder.put(family, a_row("Pritchard"))
    assert finder.find("pritchard")[0] == {family, other.family.id}
    finder.put(family, a_row("Zielinska"))
    assert finder.find("pritchard") == ({other.family.id}, set())
    assert finder.find("zielinska")[0] == {family}
    finder.put(family, None)
    assert finder.find("zielinska") == (set(), set())


def test_what_is_only_written_about_comes_last_of_all(ada: Desktop):
    called, written = ada.work.families.add("Mould"), ada.work.families.add("Okoro")
    near = ada.work.families.add("Mold")
    member(ada, written, "Zoë", about="There is mould in her room")
    found = ada.work.families.find("mould")
    ids = [[row.family.id for row in rows] for rows in (found.exact, found.near, found.mentioned)]
    assert ids == [[called], [near], [written]]


@pytest.mark.parametrize(
    ("typed", "here", "alike"),
    [
        ("Hughes", "Hughes and Okoro", True),
        ("Okoro and Hughs", "Hughes and Okoro", True),
        ("Kaminska", "Kamińska", True),
        ("Hughes and Patel", "Hughes and Okoro", False),
        ("Li", "Lee", False),
        ("Li", "Li", True),
        ("", "Hughes", False),
        ("and", "Hughes and Okoro", False),
    ],
)
def test_names_of_families_are_alike_when_every_word_of_the_shorter_is_in_the_other(typed: str, here: str, alike: bool):
    assert are_alike(typed, here) is alike


def test_the_draft_of_a_family_stays_until_one_is_added(ada: Desktop):
    ada.work.families.keep_draft("Okoro and Hu")
    assert ada.work.families.draft() == "Okoro and Hu"
    assert ada.work.families.rows() == ()
    ada.work.families.add("Okoro and Hughes")
    assert ada.work.families.draft() == ""
