"""A place to practise in: beside the real vaults, made when wanted, begun again, thrown away; its paper says so."""

import shutil
from pathlib import Path

import pytest

from ehdesk import paths
from ehdesk.app import the_practice, workspace
from ehdesk.domain.practice import is_practice
from ehdesk.services.prints import CopyLook
from ehdesk.store import door, practice
from ehdesk.store.errors import DiskFull, VaultInUse
from tests.builders import ToldClock
from tests.printing.reading import read_back
from tests.rules.readable import readable
from tests.services.made import AUTUMN, surroundings

STAMP = "Practice: made up, about nobody real"


@pytest.fixture(scope="module")
def made(wording, tmp_path_factory):
    """The folder that real vaults would lie in, with practice beside it, opened once."""
    vaults = tmp_path_factory.mktemp("computer") / "vaults"
    the_practice(surroundings(vaults, ToldClock(AUTUMN)), wording).open().close()
    return vaults


@pytest.fixture
def vaults(made, tmp_path):
    """A copy of both."""
    shutil.copytree(paths.practice_folder(made), paths.practice_folder(tmp_path / "vaults"))
    return tmp_path / "vaults"


@pytest.fixture
def place(vaults, wording):
    """Where one practises."""
    return the_practice(surroundings(vaults, ToldClock(AUTUMN)), wording)


@pytest.fixture
def work(place, vaults, catalogue, wording):
    """Practice, open, with the services over it."""
    vault = place.open()
    yield workspace(vault, catalogue, wording, surroundings(vaults, ToldClock(AUTUMN)))
    vault.close()


def family_in(work):
    """The one family."""
    (row,) = work.families.rows()
    return row.family


def test_practice_has_the_made_up_family_and_lies_beside_the_vaults(work, vaults):
    assert family_in(work).is_made_up
    assert not vaults.exists()
    assert door.vaults_in(vaults) == ()
    assert work.vault.folder.parent == vaults.with_name("vaults-practice")


def test_everything_that_is_recorded_there_is_marked(work):
    family = family_in(work).id
    assert is_practice(family)
    assert all(is_practice(id) for id in work.vault.changes.ids(family))


def test_it_is_found_again_as_it_was_left(place, work, vaults, catalogue, wording):
    family = family_in(work).id
    work.families.editing(family, "family", family).save({"name": "Renamed"})
    work.vault.close()
    with place.open() as vault:
        again = workspace(vault, catalogue, wording, surroundings(vaults, ToldClock(AUTUMN)))
        assert family_in(again).name == "Renamed"


def test_beginning_again_brings_the_family_back_as_it_was(place, work, vaults, catalogue, wording, cast):
    family = family_in(work).id
    work.families.editing(family, "family", family).save({"name": "Renamed"})
    work.vault.close()
    with place.begin_again() as vault:
        again = workspace(vault, catalogue, wording, surroundings(vaults, ToldClock(AUTUMN)))
        assert (family_in(again).name, family_in(again).id != family) == (cast.name, True)


def test_nothing_is_left_once_it_is_thrown_away(place, work, vaults):
    work.vault.close()
    place.throw_away()
    assert not paths.practice_folder(vaults).exists()
    place.throw_away()


def test_it_is_not_taken_from_under_another_window(place, work):
    with pytest.raises(VaultInUse):
        place.throw_away()
    with pytest.raises(VaultInUse):
        place.open()
    assert family_in(work).name


@pytest.mark.parametrize("file", [practice.KEY, "vault.db", "anchor"])
def test_what_is_broken_or_was_never_finished_is_made_anew(place, work, file, cast):
    folder = work.vault.folder
    work.vault.close()
    (folder / file).write_bytes(b"")
    with place.open() as vault:
        assert vault.is_practice
        (family,) = vault.changes.families()
        assert vault.records.one(family).body["name"] == cast.name


def test_a_making_that_was_interrupted_is_begun_again(place, work, cast):
    work.vault.settings.put("practice is ready", False)
    work.vault.close()
    with place.open() as vault:
        (family,) = vault.changes.families()
        assert vault.records.one(family).body["name"] == cast.name


def test_a_making_that_fails_says_so_and_leaves_nothing_open(vaults, wording):
    def fail(_vault):
        raise DiskFull

    good = the_practice(surroundings(vaults, ToldClock(AUTUMN)), wording)
    bad = type(good)(good.folder, good.name, good.job, good.new_id, good.clock, fail)
    with pytest.raises(DiskFull):
        bad.begin_again()
    with good.open() as vault:
        assert vault.is_practice


def test_it_is_encrypted(work, cast):
    name = next(iter(cast.members.values())).name
    assert readable([name, cast.name], work.vault.folder) == {}


@pytest.mark.parametrize("look", [CopyLook(), CopyLook(is_large=True), CopyLook(in_colour=False)])
def test_every_page_of_its_paper_says_practice_to_the_eye_and_to_the_ear(work, look):
    family = family_in(work)
    reader = work.prints.readers(family.id).offered[0]
    paper = read_back(work.prints.family_plan(family.id, reader, look)())
    pages = len(paper.pdf.pages)
    seen = {part.page for part in paper.shown if STAMP in part.text and not part.is_hidden}
    heard = [element for element in paper.root.all() if element.text == STAMP]
    assert seen == set(range(pages))
    assert [element.pages for element in heard] == [[page] for page in range(pages)]
    assert paper.loose == []
    assert paper.root.inside[0] is heard[0]


def test_the_paper_of_a_real_vault_does_not_say_so(visited):
    (row,) = visited.work.families.rows()
    reader = visited.work.prints.readers(row.family.id).offered[0]
    paper = read_back(visited.work.prints.family_plan(row.family.id, reader)())
    assert "Practice" not in paper.root.whole_text


def test_every_print_goes_through_the_paper_of_its_vault():
    services = Path(paths.__file__).parent / "services"
    with_pages = [file.name for file in services.rglob("*.py") if "printing.pages" in file.read_text()]
    assert with_pages == ["prints.py"]
    assert (services / "prints.py").read_text().count("printing.pages") == 1


def test_in_practice_it_is_said_that_it_never_syncs(work):
    status = work.syncing.status()
    assert (status.never_syncs, status.is_enrolled, status.waiting) == (True, False, 0)


def test_whatever_else_lies_beside_it_stays(place, work, vaults):
    beside = paths.practice_folder(vaults) / "some-real-vault"
    beside.mkdir()
    (beside / "vault.db").write_bytes(b"kept")
    work.vault.close()
    place.begin_again().close()
    place.throw_away()
    assert (beside / "vault.db").read_bytes() == b"kept"


def test_what_was_never_made_to_practise_in_is_moved_aside_and_kept(place, work):
    folder = work.vault.folder
    work.vault.close()
    (folder / practice.KEY).unlink()
    with place.open() as vault:
        assert vault.is_practice
    [aside] = [one for one in folder.parent.iterdir() if one != folder]
    assert (aside / "vault.db").stat().st_size


@pytest.mark.parametrize(
    ("vaults", "practised"), [(Path("/"), "/practice"), (Path("/data/vaults"), "/data/vaults-practice")]
)
def test_practice_has_a_place_wherever_the_vaults_lie(vaults, practised):
    assert paths.practice_folder(vaults) == Path(practised)


def test_practice_has_a_place_beside_the_folder_that_one_is_in(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert paths.practice_folder(Path()) == tmp_path.with_name(f"{tmp_path.name}-practice")
