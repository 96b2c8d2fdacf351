"""What is done while the disk fails: each job makes ready, yields, meets the fault, yields, and goes on with room."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from campaigns.full_disk_copies import (
    backing_up,
    going_back,
    going_back_and_forth,
    going_back_from_the_window,
    rescuing,
)
from campaigns.trial import Job, Trial
from ehdesk import paths
from ehdesk.app import workspace
from ehdesk.domain.change import Edit
from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.wording import read_wording
from ehdesk.services.workspace import Workspace
from ehdesk.store import door
from ehdesk.store.errors import StoreError, WrongPassphrase
from ehdesk.store.passphrase import FLOOR
from ehdesk.store.sync_book import Cursor
from ehdesk.store.vault import Vault
from tests.builders import PASSPHRASE, new_id, now
from tests.services.made import surroundings
from tests.store.colleague import Colleague
from tests.store.writing import write

_QUESTIONS = ("home/start/why_now", "home/start/want")
_LENGTHS = (40_000, 9_000, 200)
"""Of what is written, the longest first: a shorter save then lies over what is left of a longer one that failed."""


def saving(trial: Trial) -> Iterator[None]:
    with trial.opened() as vault:
        family, member = vault.records.families()[0].id, new_id()
        trial.saved(vault)
        yield
        for length in _LENGTHS:
            # one more record each time, so that a save which failed was not half done
            if trial.tried(lambda length=length: write(vault, family, member, notes="x" * length)):
                trial.said.append(f"saved {vault.changes.ids(family)[-1]}")
                trial.expect(len(vault.records.one(member).body["notes"]) == length, "a save is not what is read")
        yield
        trial.saved(vault)


def answering(trial: Trial) -> Iterator[None]:
    with trial.opened() as vault:
        work = _work(trial, vault)
        family = vault.records.families()[0].id
        filling = work.assessments.open(work.assessments.start(family).id)
        stood = dict.fromkeys(_QUESTIONS, "")
        yield
        for length in _LENGTHS:
            for question in _QUESTIONS:
                words = "word " * (length // 5)
                trial.tried(lambda words=words, question=question: filling.draft(question, words))
                if trial.tried(lambda words=words, question=question: filling.answer(question, words)):
                    stood[question] = words
        yield
        again = work.assessments.open(filling.facts.id)
        for question, words in stood.items():
            shown = again.form.question(question).value
            trial.expect(shown in {words, *("word " * (length // 5) for length in _LENGTHS)}, "an answer is gone")
        again.answer(_QUESTIONS[0], "There is room")
        trial.expect(again.form.question(_QUESTIONS[0]).value == "There is room", "it does not go on")


def drafting(trial: Trial) -> Iterator[None]:
    with trial.opened() as vault:
        family, kept = vault.records.families()[0].id, ""
        yield
        for length in reversed(_LENGTHS):
            if trial.tried(lambda length=length: vault.drafts.keep(family, family, "notes", "x" * length)):
                kept = "x" * length
        yield
    with trial.opened() as vault:
        draft = vault.drafts.of(family).get("notes")
        trial.expect((draft.text if draft else "") == kept, "a draft is not what was kept last")


def locking(trial: Trial) -> Iterator[None]:
    vault = trial.opened()
    trial.saved(vault)
    yield
    trial.tried(vault.close)
    yield
    vault.close()
    with trial.opened() as vault:
        trial.saved(vault)


def opening(trial: Trial) -> Iterator[None]:
    yield

    def opens() -> None:
        door.unlock(trial.folder, PASSPHRASE, ids=new_id, clock=now).close()

    trial.tried(opens)
    trial.tried(opens)
    yield
    opens()


def opening_after_a_crash(trial: Trial) -> Iterator[None]:
    shutil.rmtree(trial.folder)
    trial.ground.copy(trial.folder, died=True)
    yield
    trial.tried(lambda: trial.opened().close())
    yield
    trial.opened().close()


def migrating(trial: Trial) -> Iterator[None]:
    """Its vault is one that the first code made."""
    yield
    trial.tried(lambda: trial.opened().close())
    yield
    with trial.opened() as vault:
        trial.saved(vault)


def changing_passphrase(trial: Trial) -> Iterator[None]:
    with trial.opened() as vault:
        new = f"otter {new_id()}"
        yield
        done = trial.tried(lambda: vault.ways_in.change_passphrase(new, cost=FLOOR))
        yield
        _opens_with(trial, new if done else PASSPHRASE, "passphrase")
        vault.ways_in.change_passphrase(f"{new} again", cost=FLOOR)
    _opens_with(trial, f"{new} again", "passphrase")


def starting_again(trial: Trial) -> Iterator[None]:
    with trial.opened() as vault:
        new = f"otter {new_id()}"

        def starts_again() -> None:
            trial.ground = replace(trial.ground, code=vault.ways_in.start_again(new, cost=FLOOR))

        yield
        done = trial.tried(starts_again)
        yield
    _opens_with(trial, new if done else PASSPHRASE, "passphrase")


def mistyping(trial: Trial) -> Iterator[None]:
    yield
    for _ in range(2):
        try:
            trial.tried(lambda: door.unlock(trial.folder, "not the passphrase", ids=new_id, clock=now))
        finally:
            trial.told = [error for error in trial.told if not isinstance(error, WrongPassphrase)]
    yield
    door.unlock(trial.folder, PASSPHRASE, ids=new_id, clock=now).close()


def taking_in(trial: Trial) -> Iterator[None]:
    with trial.opened() as vault:
        family, eve = vault.records.families()[0].id, Colleague()
        came = [[_from(eve, family, length) for _ in range(2)] for length in _LENGTHS]
        yield
        for _ in came:
            number = vault.sync.cursor(family).number
            trial.tried(lambda number=number: _take(vault, eve, family, number + 1, came[number]))
            reached = vault.sync.cursor(family).number
            there = sum(change.author == eve.practitioner for change in vault.changes.told(family))
            trial.expect(there == 2 * reached, f"{there} of a colleague's changes where the cursor says {2 * reached}")
        yield
        for number, incoming in enumerate(came, 1):
            _take(vault, eve, family, number, incoming)
        there = sum(change.author == eve.practitioner for change in vault.changes.told(family))
        trial.expect(there == 2 * len(came), "what came is not all there")
        trial.expect(vault.changes.aside() == (), "something was set aside")


JOBS: tuple[Job, ...] = (
    *(saving, rescuing, going_back_from_the_window, starting_again, going_back, drafting, locking, opening),
    *(going_back_and_forth, opening_after_a_crash, migrating, backing_up, changing_passphrase, mistyping),
    *(taking_in, answering),
)
OPENING: tuple[Job, ...] = (
    *(rescuing, going_back_from_the_window, going_back, going_back_and_forth, opening, opening_after_a_crash),
    backing_up,
)
"""Those that open a vault or a copy, and end where that cannot be read. What is read of a vault that is open goes on
with another connection."""


@cache
def _catalogue() -> Catalogue:
    return Catalogue(paths.forms_folder())


def _work(trial: Trial, vault: Vault) -> Workspace:
    around = surroundings(trial.folder.parent, now)
    return workspace(vault, _catalogue(), read_wording(around.forms / "wording" / "en-GB"), around)


def _from(eve: Colleague, family: str, length: int) -> object:
    return eve.writes(family, Edit(new_id(), "note", {"text": "x" * length}))


def _take(vault: Vault, eve: Colleague, family: str, number: int, incoming: list[object]) -> None:
    vault.changes.take(incoming, [eve.certificate], eve.devices, {family: Cursor(number, b"h" * 32)})


def _opens_with(trial: Trial, passphrase: str, what: str) -> None:
    try:
        door.by_passphrase(trial.folder, passphrase, now)(door.read_keys(trial.folder))
    except StoreError as error:
        trial.wrong.append(f"the {what} that was told does not open it: {error}")
