"""What is done with copies of a vault while the disk fails, as the other jobs are (`full_disk_jobs`)."""

from collections.abc import Iterator

from campaigns.dying import SPOILT, spoil
from campaigns.trial import Trial
from ehdesk.store import door
from ehdesk.store.backups import Backup, backups_of
from ehdesk.store.driver import DATABASE
from ehdesk.store.going_back import ASIDE, MARK
from tests.builders import new_id, now


def backing_up(trial: Trial) -> Iterator[None]:
    with trial.opened() as vault:
        trial.saved(vault)
        before = set(vault.backups.all())
        yield
        done = trial.tried(vault.backups.make)
        if trial.tried(lambda: trial.saved(vault)):
            trial.tried(lambda: trial.saved(vault))
        yield
        trial.expect(before <= set(vault.backups.all()), "a backup is gone")
        trial.expect(not done or len(vault.backups.all()) > len(before), "a backup that was made is not there")
        vault.backups.make()


def going_back(trial: Trial) -> Iterator[None]:
    with trial.opened() as vault:
        trial.saved(vault)
        vault.backups.make()
        trial.saved(vault)
    newest = backups_of(trial.folder)[0]

    def goes_back() -> None:
        _go_back(trial, newest)
        trial.said = [*trial.said[:2], "back"]

    yield
    done = trial.tried(goes_back)
    if not done and any((trial.folder / ASIDE).rglob(DATABASE)):
        # nothing can be undone on a disk that takes nothing at all: what was there lies aside
        trial.expect(not trial.is_one_fault, "it went back half way, and was not undone")
        trial.said = [*trial.said[:2], "back"]
    yield
    if not done and (trial.folder / DATABASE).exists():
        with trial.opened() as vault:
            trial.saved(vault)
    goes_back()


def going_back_from_the_window(trial: Trial) -> Iterator[None]:
    vault = trial.opened()
    trial.saved(vault)
    backup = vault.backups.make()

    def goes_back() -> None:
        go = vault.way_back.prepared(backup)
        vault.close()
        go()

    yield
    trial.tried(goes_back)
    yield
    vault.close()
    with trial.opened() as vault:
        trial.saved(vault)


def going_back_and_forth(trial: Trial) -> Iterator[None]:
    """Forward again before anybody opened it: each time is on record."""
    with trial.opened() as vault:
        trial.saved(vault)
        vault.backups.make()
        trial.saved(vault)
    before, times = trial.said, list[bool]()
    yield
    times.append(trial.tried(lambda: _go_back(trial, backups_of(trial.folder)[0])))
    aside = next((one.parent for one in (trial.folder / ASIDE).glob(f"*/{DATABASE}")), None)
    if times[0] and aside is not None:
        times.append(trial.tried(lambda: _go_back(trial, Backup(aside, now()))))
    trial.said = before if times == [True, True] else [*before[:2], "back"]
    yield
    with trial.opened() as vault:
        trial.expect(len(vault.access.noted(MARK)) >= sum(times), "somebody went back unseen")


def rescuing(trial: Trial) -> Iterator[None]:
    spoil(trial.folder)
    trial.said.append(SPOILT)
    yield
    trial.tried(lambda: _rescue(trial))
    yield


def _rescue(trial: Trial) -> None:
    """What can be read is put in place by who is told that nothing is missing."""
    wreck = door.wreck(trial.folder, door.by_recovery_code(trial.ground.code), ids=new_id, clock=now)
    try:
        found = wreck.read(lambda *_: None)
        if found.changes_missing == 0:
            wreck.put_in_place(found)
        trial.expect(found.changes_missing == 0 or trial.is_at_reads, f"{found.changes_missing} changes are missing")
    finally:
        wreck.close()


def _go_back(trial: Trial, backup: Backup) -> None:
    door.go_back(trial.folder, backup, door.by_recovery_code(trial.ground.code), clock=now)
