"""The hub's tables. Every key starts with the authority, so they can be partitioned or distributed by it.

Handlers are plain functions on worker threads over SQLAlchemy's synchronous engine: checking 500 signatures would hold
up an event loop, threads let PostgreSQL's locks do the queueing, and a transaction reads from top to bottom.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)

metadata = MetaData()

Id = Uuid(as_uuid=False)
Moment = DateTime(timezone=True)


def _authority() -> Column[int]:
    return Column("authority", Integer, primary_key=True)


def _of_authority(*, name: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["authority"], ["authority.id"], name=name)


hub = Table(
    "hub",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("epoch", Text, nullable=False),
    Column("signing_key", LargeBinary, nullable=False),
    comment="One row: which hub this is.",
)

authority = Table(
    "authority",
    metadata,
    Column("id", Integer, Identity(), primary_key=True),
    Column("name", Text, nullable=False, unique=True),
)

practitioner = Table(
    "practitioner",
    metadata,
    _authority(),
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False),
    Column("scope_seq", BigInteger, nullable=False, server_default=text("0")),
    Column("role", Text, nullable=False, server_default=text("'practitioner'")),
    _of_authority(name="practitioner_of_authority"),
    comment="scope_seq is the last number given out in this practitioner's scope log.",
)

author = Table(
    "author",
    metadata,
    _authority(),
    Column("id", Id, primary_key=True),
    Column("practitioner", Id, nullable=False),
    comment="Every id that a practitioner's changes may name as author: their own, and those from before enrolment.",
)

device = Table(
    "device",
    metadata,
    _authority(),
    Column("id", Id, primary_key=True),
    Column("practitioner", Id, nullable=False),
    Column("key", LargeBinary, nullable=False),
    Column("machine", Text, nullable=False),
    Column("enrolled_at", Moment, nullable=False),
    Column("revoked_at", Moment),
    Index("device_by_id", "id", unique=True),
)

enrolment_code = Table(
    "enrolment_code",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("authority", Integer, nullable=False),
    Column("practitioner", Id, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_by", Id),
    comment="used_by is the device that enrolled with it; it serves that one again if the hub's reply was lost.",
)

family = Table(
    "family",
    metadata,
    _authority(),
    Column("id", Id, primary_key=True),
    Column("number", BigInteger, nullable=False, server_default=text("0")),
    Column("head", LargeBinary, nullable=False, server_default=text("''::bytea")),
)

assignment = Table(
    "assignment",
    metadata,
    _authority(),
    Column("practitioner", Id, primary_key=True),
    Column("family", Id, primary_key=True),
    Column("since", Moment, primary_key=True),
    Column("until", Moment),
    Index("assignment_by_family", "authority", "family"),
)

scope_log = Table(
    "scope_log",
    metadata,
    _authority(),
    Column("practitioner", Id, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("family", Id, nullable=False),
    Column("is_granted", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
)

writer = Table(
    "writer",
    metadata,
    _authority(),
    Column("id", Id, primary_key=True),
    Column("device", Id, nullable=False),
    Column("practitioner", Id, nullable=False),
    Column("key", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    comment="Certificates: one unlock of one device. practitioner is the author's id that it names.",
)

change = Table(
    "change",
    metadata,
    _authority(),
    Column("family", Id, primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("id", Id, nullable=False),
    Column("writer", Id, nullable=False),
    Column("n", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("pushed_by", Id, nullable=False),
    UniqueConstraint("authority", "id", name="change_by_id"),
)

refused_change = Table(
    "refused_change",
    metadata,
    _authority(),
    Column("id", Id, primary_key=True),
    Column("family", Id, nullable=False),
    Column("writer", Id, nullable=False),
    Column("n", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("code", Text, nullable=False),
    Column("refused_at", Moment, nullable=False),
    comment="What was refused keeps its place in its writer's chain, so the changes after it can go on.",
)

chain = Table(
    "chain",
    metadata,
    _authority(),
    Column("family", Id, primary_key=True),
    Column("writer", Id, primary_key=True),
    Column("n", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("is_refused", Boolean, nullable=False),
    comment="The last change of each writer in each family, taken or refused.",
)

read_log = Table(
    "read_log",
    metadata,
    _authority(),
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("practitioner", Id, nullable=False),
    Column("device", Id, nullable=False),
    Column("family", Id, nullable=False),
    Column("first", BigInteger, nullable=False),
    Column("last", BigInteger, nullable=False),
)
