"""`ehdesk vault ...`: is a vault sound, what can one go back to, and unsent work carried by hand."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ehdesk.commands import held
from ehdesk.commands import rescue as rescuing
from ehdesk.commands.group import SOUND, WRONG, answer, complain, now, text

if TYPE_CHECKING:
    from ehdesk.commands.group import Groups, Run
    from ehdesk.store.check import Report
    from ehdesk.store.unsent import TakenIn
    from ehdesk.store.vault import Vault


def add_to(groups: "Groups") -> None:
    """The commands and their options."""
    group = groups.add_parser("vault", help="look into a vault").add_subparsers(required=True, metavar="COMMAND")
    _add(group, "info", info, "how much it holds; nothing of what is written in it")
    _add(group, "check", check, "every page, the log and the current values; exit 1 with what is wrong")
    _add(group, "rebuild", rebuild, "make the current values anew from the log, where `check` says that they differ")
    listed = group.add_parser("backups", help="the earlier copies of it, the newest first")
    listed.add_argument("vault", type=Path, metavar="VAULT", help="the vault's folder")
    listed.add_argument("--json", action="store_true")
    listed.set_defaults(run=backups)
    back = _add(group, "go-back", go_back, "put an earlier copy in its place; what is there now is kept aside")
    back.add_argument("--to", required=True, metavar="BACKUP", help="the name of one that `backups` tells")
    held.add_to(_add(group, "held-on", held_on, "everything that is held on one person, to read or as data"))
    out = _add(group, "export-unsent", export_unsent, "all that the hub has not confirmed, in a locked file")
    out.add_argument("file", type=Path, metavar="FILE", help="a file that is not there yet; its code is printed once")
    out.add_argument("--only-waiting", action="store_true", help="without pictures of work that the hub has")
    rescued = _add(
        group, "rescue", rescuing.rescue, "put together what can still be read of a damaged vault and its copies"
    )
    rescuing.add_to(rescued)
    _add(group, "salvage", salvage, "take in what can still be read in the files set aside by `go-back`")
    into = _add(group, "take-in", take_in, "take in a file of `export-unsent`, each change once; exit 1 if any is not")
    into.add_argument("file", type=Path, metavar="FILE")
    into.add_argument("--code-file", type=Path, required=True, metavar="CODE", help="a file with its code in it")


def _add(group: "Groups", name: str, run: "Run", words: str) -> argparse.ArgumentParser:
    command = group.add_parser(name, help=words)
    command.add_argument("vault", type=Path, metavar="VAULT", help="the vault's folder")
    command.add_argument("--passphrase-file", type=Path, required=True, metavar="FILE", help="- is standard input")
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=run)
    return command


def info(given: argparse.Namespace) -> int:
    """Numbers only."""
    found = _look(given)
    return answer(found, as_json=given.json) if found else WRONG


def check(given: argparse.Namespace) -> int:
    """0 when it is sound, 1 with what is wrong."""
    found = _look(given)
    if not found:
        return WRONG
    answer(found, as_json=given.json)
    return WRONG if found["problems"] else SOUND


def rebuild(given: argparse.Namespace) -> int:
    """0 when it is sound afterwards; 1 with what is wrong, and nothing done, where rebuilding is no help."""
    from ehdesk.store.check import MENDED_BY_REBUILDING
    from ehdesk.store.check import check as look
    from ehdesk.store.errors import StoreError

    try:
        passphrase = text(given.passphrase_file)
        report = look(given.vault, passphrase)
        if report.is_sound or report.note == MENDED_BY_REBUILDING:
            with unlocked(given.vault, passphrase) as vault:
                vault.changes.rebuild()
            report = look(given.vault, passphrase)
    except (StoreError, OSError) as error:
        return complain(str(error))
    answer(_facts(report), as_json=given.json)
    return SOUND if report.is_sound else WRONG


def backups(given: argparse.Namespace) -> int:
    """A line each: its name, which is its moment in UTC. No passphrase is needed to know that they are there."""
    from ehdesk.store.backups import backups_of

    return answer({"backups": [one.folder.name for one in backups_of(given.vault)]}, as_json=given.json)


def go_back(given: argparse.Namespace) -> int:
    """0 and where the old files are, or 1 with the reason; the vault is then as it was."""
    from ehdesk.store import door
    from ehdesk.store.backups import backups_of
    from ehdesk.store.errors import StoreError

    wanted = next((one for one in backups_of(given.vault) if one.folder.name == given.to), None)
    if wanted is None:
        complain(f"There is no backup “{given.to}” of this vault.")
        return WRONG
    try:
        proof = door.by_passphrase(given.vault, text(given.passphrase_file), now)
        aside = door.go_back(given.vault, wanted, proof, clock=now)
    except (StoreError, OSError) as error:
        complain(str(error))
        return WRONG
    return answer({"kept aside": str(aside)}, as_json=given.json)


def export_unsent(given: argparse.Namespace) -> int:
    """0 with the code that opens the file and how much is in it, or 1 with the reason and no file. Ctrl+C stops it."""
    from ehdesk.services.announce import News
    from ehdesk.services.carrying import LARGE, Carrying
    from ehdesk.store.errors import Stopped, StoreError
    from ehdesk.store.load import Reach

    if given.file.exists():
        return complain(f"There is a file {given.file} already; nothing was written.")
    reach = Reach.WAITING if given.only_waiting else Reach.ALL
    try:
        with opened(given) as vault:
            carrying = Carrying(vault, News())
            load = carrying.load().within(reach)
            if load.size >= LARGE:
                complain(f"The file will hold {len(load.contents)} pictures, {load.size >> 20:,} MB …")
            work = carrying.save(given.file, reach)
            held = {"changes": work.count, "pictures": work.contents, "damaged pictures": work.damaged}
            told = answer({**held, "bytes": work.size, "code": work.code}, as_json=given.json)
            carrying.written_down(work)
            return told
    except (StoreError, OSError) as error:
        return complain(str(error))
    except KeyboardInterrupt:
        return complain(str(Stopped()))


def take_in(given: argparse.Namespace) -> int:
    """0 when all of it is here now; 1 with what was set aside, or stayed in the file, or why nothing was taken in."""
    from ehdesk.services.announce import News
    from ehdesk.services.carrying import Carrying
    from ehdesk.store.errors import Stopped, StoreError

    try:
        code = text(given.code_file)
        with opened(given) as vault:
            taken = Carrying(vault, News()).take_in(given.file, code)
    except (StoreError, OSError) as error:
        return complain(str(error))
    except KeyboardInterrupt:
        return complain(str(Stopped()))
    left = {"pictures left in the file": taken.not_named}
    return _told([taken], left, as_json=given.json) or (WRONG if taken.not_named else SOUND)


def salvage(given: argparse.Namespace) -> int:
    """0 when everything in them is here now; 1 when some could not be read, or was not believed."""
    from ehdesk.services.copies import Copies
    from ehdesk.store.errors import StoreError

    try:
        with opened(given) as vault:
            copies = Copies(vault, now)
            aside = copies.laid_aside()
            lost = [copies.look(one).lost for one in aside]
            taken = [copies.take_in(one) for one in aside]
    except (StoreError, OSError) as error:
        return complain(str(error))
    not_read = "not known" if None in lost else sum(filter(None, lost))
    return _told(taken, {"not readable": not_read}, as_json=given.json) or (WRONG if not_read else SOUND)


def _told(taken: "Sequence[TakenIn]", more: Mapping[str, object], *, as_json: bool) -> int:
    kept = [aside for one in taken for aside in one.kept_aside]
    counts = {"taken in": sum(one.new for one in taken), "here already": sum(one.known for one in taken)}
    pictures = {"pictures": sum(one.pictures for one in taken)}
    reasons = list(dict.fromkeys(aside.reason for aside in kept))
    answer({**counts, **pictures, "set aside": len(kept), "reasons": reasons, **more}, as_json=as_json)
    return WRONG if kept else SOUND


def held_on(given: argparse.Namespace) -> int:
    """See `held.held_on`."""
    from ehdesk.store.errors import StoreError

    try:
        with opened(given) as vault:
            return held.held_on(given, vault)
    except (StoreError, OSError) as error:
        return complain(str(error))


def opened(given: argparse.Namespace) -> "Vault":
    """The vault that a command names, by the passphrase in its file. Raises StoreError, OSError."""
    return unlocked(given.vault, text(given.passphrase_file))


def unlocked(folder: Path, passphrase: str) -> "Vault":
    """Raises StoreError."""
    from uuid_utils import uuid7

    from ehdesk.store import door

    return door.unlock(folder, passphrase, ids=lambda: str(uuid7()), clock=now)


def _look(given: argparse.Namespace) -> Mapping[str, object] | None:
    """The facts of a check, or None when the vault cannot be opened; the reason is on standard error."""
    from ehdesk.store.check import check as look
    from ehdesk.store.errors import StoreError

    try:
        return _facts(look(given.vault, text(given.passphrase_file)))
    except (StoreError, OSError) as error:
        complain(str(error))
        return None


def _facts(report: "Report") -> Mapping[str, object]:
    """Everything that it says; no note where there is none."""
    import msgspec

    facts: dict[str, object] = msgspec.to_builtins(report)
    return facts if report.note else {name: fact for name, fact in facts.items() if name != "note"}
