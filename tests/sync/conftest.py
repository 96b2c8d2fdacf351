"""One hub for the session, and laptops: real vaults, enrolled and syncing.

Making a vault costs half a second on purpose, so Ada and Ben keep theirs for a whole module; each test has families of
its own, and begins with nothing left to send.
"""

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


@pytest.fixture(scope="module")
def laptops(tmp_path_factory):
    """Make laptops; all are put away at the end."""
    made = []

    def make(at_hub, name, practitioner=None):
        vault = a_vault(tmp_path_factory.mktemp("vaults"), name)
        made.append(Laptop.of(vault, at_hub, practitioner or at_hub.practitioner(name)))
        return made[-1]

    yield make
    for laptop in made:
        laptop.put_away()


@pytest.fixture(scope="module")
def adas(hub, laptops):
    """Ada's laptop, as the last test left it."""
    return laptops(hub, "Ada Obi")


@pytest.fixture(scope="module")
def bens(hub, laptops):
    """Ben's laptop, as the last test left it."""
    return laptops(hub, "Ben Shaw")


@pytest.fixture
def ada(hub, adas):
    """Ada's laptop, in touch with the hub, nothing to send."""
    return ready(adas, hub)


@pytest.fixture
def ben(hub, bens):
    """Ben's laptop, in touch with the hub, nothing to send."""
    return ready(bens, hub)


def ready(laptop, hub):
    """All that was left is sent."""
    laptop.call(hub.url)
    laptop.sync()
    return laptop
