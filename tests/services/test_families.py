"""Families: add one, find one, change who is in it, take somebody away and bring them back."""

from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.services.announce import Changed
from ehdesk.store.records import SyncState
from tests.services.made import Desktop
from tests.services.sharing import share, shared_family


def member(desktop: Desktop, family: FamilyId, name: str, **facts: object) -> RecordId:
    """Somebody new in a family."""
    record = desktop.work.families.new_record()
    desktop.work.families.editing(family, kinds.MEMBER, record).save({"name": name, "role": "adult", **facts})
    return record


def names(desktop: Desktop, family: FamilyId) -> list[str]:
    """Who is in a family."""
    return [one.name for one in desktop.work.families.family(family).members]


def test_a_new_family_is_in_the_list_and_waits_to_sync(ada: Desktop):
    family = ada.work.families.add("Okoro")
    [row] = ada.work.families.rows()
    assert (row.family.id, row.family.name, row.family.is_made_up) == (family, "Okoro", False)
    assert (row.state, row.conflicts, row.changed_at) == (SyncState.WAITING, 0, ada.clock())
    assert ada.work.families.has(family)
    assert ada.work.families.count() == 1


def test_a_made_up_family_is_marked_so(ada: Desktop):
    family = ada.work.families.add("Example", is_made_up=True)
    assert ada.work.families.family(family).is_made_up


def test_families_stand_by_name_whatever_their_capitals(ada: Desktop):
    for name in ("okoro", "Ndiaye", "Abara"):
        ada.work.families.add(name)
    assert [row.family.name for row in ada.work.families.rows()] == ["Abara", "Ndiaye", "okoro"]


def test_a_family_is_found_by_anybody_in_it_and_without_accents(ada: Desktop):
    family = ada.work.families.add("Okoro")
    ada.work.families.add("Ndiaye")
    member(ada, family, "Zoë Łukasz")
    assert [row.family.id for row in ada.work.families.find("zoe").exact] == [family]
    assert ada.work.families.find("nobody of this name").all == ()
    assert len(ada.work.families.find("  ").all) == 2


def test_a_family_goes_by_its_new_name_and_no_longer_by_the_old(ada: Desktop):
    family = ada.work.families.add("Okoro")
    ada.work.families.editing(family, kinds.FAMILY, RecordId(family)).save({"name": "Okoro and Hughes"})
    assert [row.family.name for row in ada.work.families.find("hughes").exact] == ["Okoro and Hughes"]
    assert [version.value for version in ada.work.vault.changes.history(RecordId(family), "name")] == [
        "Okoro and Hughes",
        "Okoro",
    ]


def test_somebody_taken_away_is_brought_back_as_they_were(ada: Desktop):
    family = ada.work.families.add("Okoro")
    tia = member(ada, family, "Tia", about="Likes maths")
    ada.work.families.remove(family, kinds.MEMBER, tia)
    assert names(ada, family) == []
    ada.work.families.bring_back(family, kinds.MEMBER, tia)
    assert [(one.name, one.about) for one in ada.work.families.family(family).members] == [("Tia", "Likes maths")]


def test_a_tie_is_of_one_member_to_another(ada: Desktop):
    family = ada.work.families.add("Okoro")
    rose, tia = member(ada, family, "Rose"), member(ada, family, "Tia")
    tie = ada.work.families.relate(family, rose, "mother", tia)
    whole = ada.work.families.family(family)
    assert [(one.kind, one.to) for one in whole.ties_of(rose)] == [("mother", tia)]
    assert whole.ties_of(tia) == ()
    ada.work.families.remove(family, kinds.RELATIONSHIP, tie)
    assert ada.work.families.family(family).ties_of(rose) == ()


def test_a_form_in_which_nothing_was_filled_in_makes_nobody(ada: Desktop):
    family = ada.work.families.add("Okoro")
    editing = ada.work.families.editing(family, kinds.MEMBER, ada.work.families.new_record())
    editing.save({"name": "", "about": "", "households": []})
    assert not editing.exists
    assert names(ada, family) == []


def test_the_same_facts_again_are_no_change(ada: Desktop):
    family = ada.work.families.add("Okoro")
    tia = member(ada, family, "Tia")
    before = ada.work.vault.changes.ids(family)
    ada.work.families.editing(family, kinds.MEMBER, tia).save({"name": "Tia"})
    assert ada.work.vault.changes.ids(family) == before


def test_what_was_being_typed_of_somebody_is_saved_when_the_form_opens_again(ada: Desktop):
    family = ada.work.families.add("Okoro")
    tia = member(ada, family, "Tia")
    ada.work.families.editing(family, kinds.MEMBER, tia).draft("about", "Likes ma")
    assert ada.work.families.editing(family, kinds.MEMBER, tia).body["about"] == "Likes ma"


def test_everyone_who_listens_is_told_of_every_change(ada: Desktop):
    heard: list[Changed] = []
    ada.work.news.listen(heard.append)
    family = ada.work.families.add("Okoro")
    member(ada, family, "Tia")
    assert [(one.family, one.kinds, one.came_in) for one in heard] == [
        (family, frozenset({kinds.FAMILY}), False),
        (family, frozenset({kinds.MEMBER}), False),
    ]


def test_different_facts_written_on_two_computers_are_both_there(ada: Desktop, ben: Desktop):
    family = shared_family(ada, ben)
    tia = member(ada, family, "Tia")
    share(ada, ben)
    ada.work.families.editing(family, kinds.MEMBER, tia).save({"speaks": "Igbo"})
    ben.work.families.editing(family, kinds.MEMBER, tia).save({"about": "Likes maths"})
    share(ada, ben)
    for desktop in (ada, ben):
        [one] = desktop.work.families.family(family).members
        assert (one.speaks, one.about) == ("Igbo", "Likes maths")
        assert desktop.work.conflicts.open() == ()


def test_a_form_that_was_open_meanwhile_does_not_replace_what_a_colleague_wrote(ada: Desktop, ben: Desktop):
    family = shared_family(ada, ben)
    tia = member(ada, family, "Tia")
    share(ada, ben)
    open_here = ada.work.families.editing(family, kinds.MEMBER, tia)
    ben.work.families.editing(family, kinds.MEMBER, tia).save({"about": "Likes maths"})
    share(ada, ben)
    open_here.save({"about": "Hates maths"})
    [conflict] = ada.work.conflicts.open(family)
    assert {version.value for version in conflict.versions} == {"Likes maths", "Hates maths"}


def test_somebody_taken_away_while_a_colleague_wrote_about_them_comes_up_for_choice(ada: Desktop, ben: Desktop):
    family = shared_family(ada, ben)
    tia = member(ada, family, "Tia")
    share(ada, ben)
    ada.work.families.remove(family, kinds.MEMBER, tia)
    ben.work.families.editing(family, kinds.MEMBER, tia).save({"about": "Likes maths"})
    share(ada, ben)
    assert [conflict.field for conflict in ada.work.conflicts.open(family)] == ["removed"]
    assert [conflict.field for conflict in ben.work.conflicts.open(family)] == ["removed"]
