"""Starting and stopping: the real command, as a service would run it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from ehdesk.hub import postgres, process
from ehdesk.hub.database import migrate
from ehdesk.hub.postgres import UnsafeFolder
from ehdesk.hub.tables import metadata
from tests.builders import a_vault
from tests.hubs import hub_folder

STARTER = """
import sys, pathlib
from ehdesk.hub import process
hub = process.start(pathlib.Path(sys.argv[1]))
print(hub.process.pid, flush=True)
input()
"""
EHDESK = (sys.executable, "-W", "error", "-m", "ehdesk.cli")


def hub_command(*words):
    """`ehdesk hub WORDS`, to its end."""
    return subprocess.run([*EHDESK, "hub", *map(str, words)], capture_output=True, text=True, timeout=60, check=False)


def serving(data):
    """`ehdesk hub serve`, listening."""
    command = [*EHDESK, "hub", "serve", "--data", str(data), "--port", "0"]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert json.loads(child.stdout.readline())["url"].startswith("http://127.0.0.1:")
    return child


def test_a_hub_stops_cleanly_and_takes_its_database_along():
    with hub_folder() as data:
        child = serving(data)
        assert postgres.is_running(data)
        child.send_signal(signal.SIGTERM)
        assert child.wait(timeout=30) == 0
        child.stdout.close()
        assert not postgres.is_running(data)


def test_a_killed_hub_starts_again_with_all_that_it_held():
    with hub_folder() as data:
        hub = process.start(data)
        practitioner = hub.practitioner("Ada Obi", hub.authority("Northshire"))
        hub.process.kill()
        hub.stop()
        assert postgres.is_running(data)  # it outlives its owner
        hub = process.start(data)
        assert hub.code(practitioner)
        hub.kill()  # as a power cut would, the database too
        with process.start(data) as again:
            assert again.code(practitioner)
        assert not postgres.is_running(data)


def test_a_hub_ends_with_the_program_that_started_it():
    with hub_folder() as data:
        words = [sys.executable, "-c", STARTER, str(data)]
        parent = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        pid = int(parent.stdout.readline())
        parent.kill()
        parent.communicate()
        while Path(f"/proc/{pid}").exists() and "zombie" not in Path(f"/proc/{pid}/status").read_text():
            os.sched_yield()
        assert not postgres.is_running(data)


def test_the_commands_work_beside_a_hub_that_serves(hub):
    data = hub.child.data
    added = hub_command("practitioner", "add", "--authority", hub.authority(), "Ada Obi", "--data", data, "--json")
    who = json.loads(added.stdout)["practitioner"]
    code = hub_command("device", "code", "--practitioner", who, "--data", data)
    assert code.stdout.startswith("code: ")


def test_the_commands_work_without_a_hub_that_serves():
    with hub_folder() as data:
        assert hub_command("authority", "add", "Northshire", "--data", data).returncode == 0
        nobody = hub_command("practitioner", "add", "--authority", "Nowhere", "Ada", "--data", data)
        assert (nobody.returncode, nobody.stderr) == (1, "There is no authority called Nowhere.\n")
        assert not postgres.is_running(data)


def test_plain_http_is_for_this_machine_only():
    with hub_folder() as data:
        done = hub_command("serve", "--host", "192.0.2.1", "--data", data)
    assert done.returncode == 1
    assert "give --tls-cert and --tls-key" in done.stderr


def test_the_hubs_data_never_lies_beside_a_vault(tmp_path):
    a_vault(tmp_path).close()
    with pytest.raises(UnsafeFolder, match="beside a vault"), postgres.owned(tmp_path / "hub"):
        pass


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's PostgreSQL opens folders")
def test_roots_hub_never_opens_the_home_folder():
    with pytest.raises(UnsafeFolder, match="home folder"), postgres.owned(Path.home() / "hub"):
        pass


def test_the_migrations_make_the_tables_that_the_program_uses():
    with hub_folder() as data, postgres.owned(data) as url:
        engine = create_engine(url)
        migrate(engine)
        migrate(engine)
        with engine.connect() as connection:
            difference = compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata)
        engine.dispose()
    assert difference == []
