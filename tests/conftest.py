"""What services, rules and journeys begin with: vaults made once, since Argon2id takes its time, and copied."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from ehdesk import paths
from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.wording import Wording, read_wording
from ehdesk.services.made_up.cast import Cast, read_cast
from ehdesk.ui import litter
from ehdesk.ui.look import Look
from tests.builders import ToldClock
from tests.services.made import AUTUMN, Desktop, Made, made_with_family, made_without_family

gc.disable()  # as the program does: a thread of a test's, or pytest's own, must not destroy a widget

REAL_STDERR = pytest.StashKey[int]()
"""Standard error as it is before pytest catches it, for a last word."""


def pytest_configure(config: pytest.Config) -> None:
    """Nothing is caught yet."""
    config.stash[REAL_STDERR] = os.dup(2)


def pytest_collection_finish() -> None:
    """What the program and its tests consist of stays, and need not be looked through after each of them."""
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Look for what the test forgot, on the thread of the windows."""
    litter.collect()


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The forms that ship with the program, each compiled once."""
    return Catalogue(paths.forms_folder())


@pytest.fixture(scope="session")
def wording() -> Wording:
    """The words that ship with the program."""
    return read_wording(paths.forms_folder() / "wording" / "en-GB")


@pytest.fixture(scope="session")
def cast() -> Cast:
    """The made-up family of the demo."""
    return read_cast(paths.resources_folder())


@pytest.fixture(scope="session")
def empty_vault(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A closed vault with nothing in it; take a copy."""
    return made_without_family(tmp_path_factory.mktemp("empty"))


@pytest.fixture(scope="session")
def bens_vault(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A colleague's closed vault with nothing in it; take a copy."""
    return made_without_family(tmp_path_factory.mktemp("bens"), "Ben Shaw", "Health visitor")


@pytest.fixture(scope="session")
def family_vault(empty_vault: Made, catalogue: Catalogue, cast: Cast, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A closed vault with the demo's family in it, as far as a good visit goes; take a copy."""
    return made_with_family(empty_vault.copied_to(tmp_path_factory.mktemp("family")), catalogue, cast)


@pytest.fixture(scope="session")
def one_look(qapp: QApplication) -> Look:
    """The look of the program, for all windows of a session."""
    return Look(qapp, paths.resources_folder())


@pytest.fixture
def told() -> ToldClock:
    """A clock that stands at noon one day in autumn."""
    return ToldClock(AUTUMN)


@pytest.fixture
def ada(empty_vault: Made, catalogue: Catalogue, told: ToldClock, tmp_path: Path) -> Iterator[Desktop]:
    """Ada's computer: an open vault with nothing in it."""
    with empty_vault.copied_to(tmp_path / "ada").opened(catalogue, told) as opened:
        yield opened


@pytest.fixture
def ben(bens_vault: Made, catalogue: Catalogue, told: ToldClock, tmp_path: Path) -> Iterator[Desktop]:
    """Ben's computer: an open vault with nothing in it."""
    with bens_vault.copied_to(tmp_path / "ben").opened(catalogue, told) as opened:
        yield opened


@pytest.fixture
def visited(family_vault: Made, catalogue: Catalogue, told: ToldClock, tmp_path: Path) -> Iterator[Desktop]:
    """Ada's computer after a visit: an open vault with the demo's family in it."""
    with family_vault.copied_to(tmp_path / "visited").opened(catalogue, told) as opened:
        yield opened
