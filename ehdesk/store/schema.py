"""The vault's tables, made by steps that only go forward. A vault keeps the number of the last step it took."""

from collections.abc import Callable, Sequence
from typing import Final

from ehdesk.store.driver import APPLICATION, Database, plain_words
from ehdesk.store.errors import VaultNewer

_LOG: Final = """
create table writer (
  id text primary key, device text not null, practitioner text not null, key blob not null,
  body blob not null, signature blob not null
) strict, without rowid;

create table device (id text primary key, key blob not null) strict, without rowid;

create table change (
  seq integer primary key,
  id text not null unique,
  family text not null,
  writer text not null references writer (id),
  n integer not null,
  author text not null,
  at integer not null,
  hash blob not null,
  previous blob not null,
  body blob not null,
  signature blob not null,
  schema integer not null,
  number integer,
  state integer not null,
  code text not null default '',
  words text not null default '',
  unique (writer, family, n)
) strict;
create trigger change_is_kept before update of
  seq, id, family, writer, n, author, at, hash, previous, body, signature, schema on change
  begin select raise(abort, 'a change is never altered'); end;
create trigger change_stays before delete on change begin select raise(abort, 'a change is never taken away'); end;
create index change_of_family on change (family, at);
create index change_unsent on change (family, state) where state > 0;

create table aside (
  hash blob primary key,
  what text not null check (what in ('change', 'certificate')),
  code text not null,
  reason text not null,
  at text not null,
  number integer,
  body blob not null,
  signature blob not null
) strict, without rowid;

create table book (
  id integer primary key check (id = 1),
  commits integer not null,
  changes integer not null,
  digest blob not null
) strict;
insert into book values (1, 0, 0, zeroblob(32));
"""

_PROJECTION: Final = """
create table record (
  seq integer primary key,
  id text not null,
  family text not null,
  kind text not null,
  since_at integer not null,
  since_change text not null,
  changed_at integer not null,
  removed integer not null default 0,
  body text not null default '{}',
  conflicts text not null default '[]',
  unique (family, id)
) strict;
create index record_by_id on record (id);
create index record_of_kind on record (kind, family) where removed = 0;
create index record_changed on record (family, changed_at);
create index record_in_conflict on record (family) where conflicts <> '[]';

create table head (
  record integer not null references record (seq) on delete cascade,
  field text not null,
  change integer not null references change (seq),
  value blob not null,
  primary key (record, field, change)
) strict, without rowid;
create index head_of_change on head (change);

create table touch (
  record integer not null references record (seq) on delete cascade,
  change integer not null references change (seq),
  primary key (record, change)
) strict, without rowid;
create index touch_of_change on touch (change);

create table awaited (
  change text not null,
  family text not null,
  record text not null,
  field text not null,
  primary key (change, family, record, field)
) strict, without rowid;

create virtual table words using fts5 (
  text, content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 0'
);
"""

_DESK: Final = """
create table draft (
    seen text not null default '[]',
  record text not null, field text not null, family text not null, text text not null, at text not null,
  primary key (record, field)
) strict, without rowid;

create table access (
  id integer primary key, at text not null, practitioner text not null, family text not null,
  what text not null, detail text not null
) strict;
create index access_of_family on access (family, id);
create trigger access_is_kept before update on access begin select raise(abort, 'the access log is only added to'); end;
create trigger access_stays before delete on access begin select raise(abort, 'the access log is only added to'); end;

create table setting (key text primary key, value text not null) strict, without rowid;
create table fact (key text primary key, value blob not null) strict, without rowid;
create table cursor (family text primary key, number integer not null, head_hash blob not null) strict, without rowid;
"""

_LISTED: Final = """
create table listed (
  family text primary key, changed_at integer not null, removed integer not null, records text not null
) strict;
create index change_in_state on change (state, seq) where state > 0;
"""

_ATTACHMENTS: Final = """
create table if not exists chunk (id integer primary key, hash blob not null unique, content blob not null) strict;
create trigger if not exists chunk_is_kept before update on chunk
  begin select raise(abort, 'a chunk is never altered'); end;

create table if not exists attachment (
  hash blob primary key, media text not null, size integer not null
) strict, without rowid;

create table if not exists part (
  attachment blob not null references attachment (hash) on delete cascade,
  place integer not null,
  chunk blob not null references chunk (hash),
  primary key (attachment, place)
) strict, without rowid;
create index if not exists part_of_chunk on part (chunk);
"""

_ERASURE: Final = """
create table if not exists leaving (family text primary key, why text not null, at text not null) strict, without rowid;
create table if not exists erased (
  id integer primary key, family text not null, why text not null, at text not null,
  changes integer not null, digest blob not null, number integer not null, head blob not null, wiped text
) strict;
create table if not exists erasing (family text primary key) strict, without rowid;
create trigger if not exists erased_is_kept
  before update of id, family, why, at, changes, digest, number, head on erased
  begin select raise(abort, 'what went is only added to'); end;
create trigger if not exists erased_stays before delete on erased
  begin select raise(abort, 'what went is only added to'); end;
drop trigger if exists change_stays;
create trigger change_stays before delete on change when old.family not in (select family from erasing)
  begin select raise(abort, 'a change is never taken away'); end;
drop trigger if exists access_stays;
create trigger access_stays before delete on access when old.family not in (select family from erasing)
  begin select raise(abort, 'the access log is only added to'); end;
"""

_KEPT_FOR_EVER: Final = """
create trigger if not exists change_is_kept before update of
  seq, id, family, writer, n, author, at, hash, previous, body, signature, schema on change
  begin select raise(abort, 'a change is never altered'); end;
create trigger if not exists access_is_kept before update on access
  begin select raise(abort, 'the access log is only added to'); end;
"""

Step = Callable[[Database], None]


def _begin(db: Database) -> None:
    for script in (_LOG, _PROJECTION, _DESK):
        db.executescript(script)


def _list(db: Database) -> None:
    db.executescript(_LISTED)


def _list_more(db: Database) -> None:
    """The list takes in more fields than before: what it is made of is made again."""
    db.execute("delete from listed")


def _attach(db: Database) -> None:
    """Room for what pictures and papers consist of."""
    db.executescript(_ATTACHMENTS)


def _let_families_go(db: Database) -> None:
    db.executescript(_ERASURE)


def _catch_up(db: Database) -> None:
    """What a vault may lack whose first step was an older one, or whose fifth let families go instead of attaching.

    From here on sets and entries are shown by rules of their own: whoever takes a step makes all that is shown again.
    """
    for script in (_ATTACHMENTS, _KEPT_FOR_EVER):
        db.executescript(script)
    if "seen" not in {name for _place, name, *_rest in db.execute("pragma table_info(draft)")}:
        db.execute("alter table draft add column seen text not null default '[]'")


def _make_anew(_db: Database) -> None:
    """The tables stay as they are, and all that is shown is made again: from here on it is asked about parts of a form
    that were removed unknowingly, and a change that nests too deep is not read any more."""


STEPS: Final[Sequence[Step]] = (
    *(_begin, _list, _list_more, _list_more, _attach, _let_families_go, _catch_up),
    _make_anew,
)
"""Step i takes a vault from version i to i + 1. A step that was ever released is never edited: a test says so."""
VERSION: Final = len(STEPS)


def version(db: Database) -> int:
    """The number of steps that a vault has taken."""
    with plain_words():
        return int(db.execute("pragma user_version").fetchone()[0])


def refuse_newer(db: Database) -> None:
    """Raises VaultNewer for a vault with steps that this app does not know."""
    if version(db) > VERSION:
        raise VaultNewer("A newer version of ehdesk wrote these records. Please update ehdesk here.")


def migrate(db: Database) -> bool:
    """Take the steps that are missing, all or none; True where there were any. Raises VaultNewer."""
    refuse_newer(db)
    taken = version(db)
    if taken == VERSION:
        return False
    with plain_words(), db.atomic():
        for step in STEPS[taken:]:
            step(db)
        db.execute(f"pragma user_version = {VERSION}")
        db.execute(f"pragma application_id = {APPLICATION}")
    return True
