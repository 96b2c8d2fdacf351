"""One hub for the session, and devices that sign by hand."""

import pytest

from tests.hub.hand import Hand
from tests.hubs import hub_folder, start_hub


@pytest.fixture(scope="session")
def hub():
    """A running hub."""
    with hub_folder() as folder:
        running = start_hub(folder)
        yield running
        running.stop()


@pytest.fixture
def devices():
    """Devices to hang up at the end."""
    made = []
    yield made
    for device in made:
        device.contact.close()


@pytest.fixture
def enrolled(hub, devices):
    """Enrol a device for a practitioner, by default a new one."""

    def enrol(name="Ada Obi", practitioner=None):
        devices.append(Hand.enrolled(hub, practitioner or hub.practitioner(name)))
        return devices[-1]

    return enrol


@pytest.fixture
def ada(enrolled):
    """Ada's device."""
    return enrolled("Ada Obi")


@pytest.fixture
def ben(enrolled):
    """Ben's device."""
    return enrolled("Ben Shaw")
