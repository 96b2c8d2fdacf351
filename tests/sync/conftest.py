"""One hub for the session, and laptops: real vaults, enrolled and syncing."""

import pytest

from tests.builders import a_vault
from tests.hubs import hub_folder, start_hub
from tests.sync.laptop import Laptop


@pytest.fixture(scope="session")
def hub():
    """A running hub."""
    with hub_folder() as folder:
        running = start_hub(folder)
        yield running
        running.stop()


@pytest.fixture
def laptops(tmp_path):
    """Make laptops; all are put away at the end."""
    made = []

    def make(at_hub, name, practitioner=None):
        made.append(Laptop.of(a_vault(tmp_path, name), at_hub, practitioner or at_hub.practitioner(name)))
        return made[-1]

    yield make
    for laptop in made:
        laptop.put_away()


@pytest.fixture
def ada(hub, laptops):
    """Ada's laptop, enrolled."""
    return laptops(hub, "Ada Obi")


@pytest.fixture
def ben(hub, laptops):
    """Ben's laptop, enrolled."""
    return laptops(hub, "Ben Shaw")
