"""The hub brought back from a backup: it is noticed, and everything it lost is offered again."""

import os
import pwd
from shutil import copytree, rmtree

import pytest

from tests.hubs import hub_folder, start_hub


class OwnHub:
    """A hub that can be taken back to where it once was."""

    def __init__(self, folder):
        self.folder = folder
        self.running = start_hub(folder)

    def back_up(self):
        """Remember how things are."""
        self._while_stopped(lambda: copytree(self.folder, self.folder.with_name("backup")))

    def restore(self):
        """Go back to how things were."""
        self._while_stopped(self._put_back)

    def _put_back(self):
        rmtree(self.folder)
        copytree(self.folder.with_name("backup"), self.folder)

    def _while_stopped(self, work):
        self.running.stop()
        work()
        hand_over(self.folder)
        self.running = start_hub(self.folder)


def hand_over(folder):
    """The copies belong to whom the originals belonged; root's PostgreSQL runs as another user."""
    if os.geteuid() == 0:
        owner = pwd.getpwnam("pgserver")
        for path in (folder / "postgres", *(folder / "postgres").rglob("*")):
            os.chown(path, owner.pw_uid, owner.pw_gid)


@pytest.fixture
def own():
    """A hub of this test's own."""
    with hub_folder() as folder:
        hub = OwnHub(folder)
        yield hub
        hub.running.stop()


def test_what_a_restored_hub_lost_comes_back_from_whoever_holds_it(own, laptops):
    ada, ben = laptops(own.running, "Ada Obi"), laptops(own.running, "Ben Shaw")
    family = ada.begins(name="Obi")
    ada.sync()
    own.running.assign(family, ben.practitioner)
    ben.sync()
    own.back_up()
    call(own, ada, ben)
    ben.says(family, beds="three")
    ben.sync()
    ada.says(family, heating="broken")
    ada.sync()
    lost = ada.begins(name="Quinn")
    ada.sync()
    own.restore()
    call(own, ada, ben)
    ada.says(family, damp="upstairs")
    ada.sync()  # Ben is on leave: Ada's laptop brings his change back too
    assert own.running.child.changes() == 5
    ben.sync()
    assert ben.reads(family) == ada.reads(family)
    assert ada.ids(family) == ben.ids(family)
    assert ada.vault.sync.cursor(family) == ben.vault.sync.cursor(family)
    assert ada.vault.sync.cursor(lost).number == 1
    assert ada.vault.outbox.count() == ben.vault.outbox.count() == 0


def test_a_new_epoch_makes_every_device_offer_what_it_holds(own, laptops):
    ada = laptops(own.running, "Ada Obi")
    family = ada.begins(name="Obi")
    ada.sync()
    own.running.child.begin_epoch()
    own.running.stop()
    own.running = start_hub(own.folder)
    ada.call(own.running.url)
    before = ada.vault.sync.epoch
    assert ada.sync().pulled == 1
    assert ada.vault.sync.epoch != before
    assert ada.sync().pulled == 0
    assert ada.reads(family) == {"name": "Obi"}


def call(own, *laptops):
    """Everybody finds the hub at its new address."""
    for laptop in laptops:
        laptop.call(own.running.url)
