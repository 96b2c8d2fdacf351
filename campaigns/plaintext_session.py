"""A session with words that stand nowhere else: `python -m campaigns.plaintext_session WAY SEED FOLDER`."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from random import Random

from campaigns.dying import opened
from ehdesk.domain.change import Edit
from ehdesk.services.announce import News
from ehdesk.services.carrying import Carrying
from ehdesk.store import door
from ehdesk.store.backups import backups_of
from ehdesk.store.errors import NotKept, NotTakenIn
from ehdesk.store.passphrase import FLOOR
from ehdesk.store.vault import Vault
from tests.builders import PASSPHRASE, new_id, now
from tests.store.colleague import Colleague
from tests.store.kept_vaults import KEPT
from tests.store.writing import a_family, write

_CHILDREN = 160


def words_of(seed: int) -> tuple[str, ...]:
    """A family's name, somebody's, a place, what a colleague wrote, what is half typed, what is in a picture; and who
    is in a kept vault."""
    chance = Random(seed)  # noqa: S311 - a trial that can be done again
    return *("".join(chance.choices("bcdfghjklmnpqrstvwxz", k=12)).capitalize() for _ in range(6)), "Annie Tester"


def locked(seed: int, folder: Path) -> None:
    """In a vault: everything that can be done with it."""
    family_name, name, place, colleague, typed, drawn, kept_name = words_of(seed)
    new = door.create(folder / "vault", "Ada Obi", "Family worker", PASSPHRASE, ids=new_id, clock=now, cost=FLOOR)
    folder, code = folder / "vault", new.recovery_code
    with new.vault as vault:
        family = a_family(vault, family_name)
        for number in range(_CHILDREN):
            write(vault, family, name=f"{name} {number}", notes=f"{place} " * 200)
        _found(vault, name)
        vault.backups.make()
        eve = Colleague()
        eve.given_to(vault, eve.writes(family, Edit(new_id(), "note", {"text": f"{colleague} " * 500})))
        vault.drafts.keep(family, family, "notes", f"{typed} " * 50)
        vault.settings.put("place", [typed])
        vault.access.note(family, "printed", place)
        _refused(vault, family, typed)
        with vault.second() as second:
            second.changes.rebuild()
        picture, carried = _pictured(vault, family, drawn), folder.with_name("unsent.ehdesk")
        work = Carrying(vault, News()).save(carried)
        vault.ways_in.change_passphrase("seven green kettles", cost=FLOOR)
    _migrated(folder.with_name("first"), kept_name)
    door.go_back(folder, backups_of(folder)[0], door.by_recovery_code(code), clock=now)
    with opened(folder, code) as vault:
        _found(vault, name)
        _taken_in(vault, carried, work.code)
        if not vault.attachments.has(picture):
            raise LookupError("the picture did not come back")


def in_the_open(seed: int, folder: Path) -> None:
    """In a plain database that sorts in temporary files, which are gone in the end."""
    words = " ".join(words_of(seed))
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.execute("pragma temp_store = file")
        db.execute("pragma cache_size = 10")
        db.execute("create temp table note (words text)")
        db.executemany("insert into note values (?)", ((f"{words} {number} " * 20,) for number in range(2_000)))
        db.execute("select count(*) from (select words from note order by words desc)").fetchall()
    (folder / "kept.txt").write_text(words, "utf-16")


WAYS = (locked.__name__, in_the_open.__name__)


def _migrated(folder: Path, kept_name: str) -> None:
    """A vault that the first code made."""
    with opened(KEPT[0].copy(folder), KEPT[0].code) as vault:
        [child] = vault.records.of(vault.records.families()[0].id, "member")
        if kept_name not in {version.value for version in vault.changes.history(child.id, "name")}:
            raise LookupError("nobody of that name is in it")


def _found(vault: Vault, word: str) -> None:
    if not vault.search.families(word[:6]):
        raise LookupError("the search finds nothing")
    if len(vault.records.of(vault.records.families()[0].id)) < _CHILDREN // 2:
        raise LookupError("records are missing")


def _pictured(vault: Vault, family: str, word: str) -> str:
    """A picture of a few MB that says a word again and again; its hash."""
    with vault.second() as second:
        content = second.attachments.keep((f"{word} {number} ".encode() * 9_000 for number in range(16)), "image/png")
    write(vault, family, kind="picture", title=word, content=content.value)
    return content.hash


def _taken_in(vault: Vault, carried: Path, code: str) -> None:
    """A file of unsent work, which is refused first, once its end was read."""
    spoilt = carried.with_name("spoilt.ehdesk")
    content = bytearray(carried.read_bytes())
    content[-1] ^= 1
    spoilt.write_bytes(content)
    try:
        Carrying(vault, News()).take_in(spoilt, code)
    except NotTakenIn as error:
        sys.stdout.write(f"{error}\n")
    if not Carrying(vault, News()).take_in(carried, code).pictures:
        raise LookupError("no picture came in")


def _refused(vault: Vault, family: str, word: str) -> None:
    try:
        write(vault, family, notes=[word, float("nan")])
    except NotKept as error:
        sys.stdout.write(f"{error}\n")


if __name__ == "__main__":
    {locked.__name__: locked, in_the_open.__name__: in_the_open}[sys.argv[1]](int(sys.argv[2]), Path(sys.argv[3]))
