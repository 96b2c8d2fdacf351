"""Opening the hub's database and bringing its schema up to date."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import make_url

_MIGRATING = 0x65686465
"""PostgreSQL's advisory lock that one migrating process holds."""


def open_database(url: str) -> Engine:
    """An engine on the newest schema. `url` is a PostgreSQL address; bound values never reach a log."""
    engine = create_engine(
        make_url(url).set(drivername="postgresql+psycopg"), pool_size=10, max_overflow=20, hide_parameters=True
    )
    migrate(engine)
    return engine


def migrate(engine: Engine) -> None:
    """Run the steps that this database has not seen yet, all or none."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MIGRATING})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
