"""What services, rules and journeys begin with: vaults made once, since Argon2id takes its time, and copied."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from ehdesk import paths
from ehdesk.demo.cast import Cast, read_cast
from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.wording import Wording, read_wording
from ehdesk.ui.look import Look
from tests.builders import ToldClock
from tests.services.made import AUTUMN, Desktop, Made, made_with_family, made_without_family


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
def desktops(
    empty_vault: Made, catalogue: Catalogue, told: ToldClock, tmp_path: Path
) -> Iterator[Callable[[str], Desktop]]:
    """Computers with an open, empty vault each; all are closed at the end."""
    opened: list[Desktop] = []

    def desktop(name: str) -> Desktop:
        opened.append(empty_vault.copied_to(tmp_path / name).opened(catalogue, told))
        return opened[-1]

    yield desktop
    for one in opened:
        one.close()


@pytest.fixture
def desktop(desktops: Callable[[str], Desktop]) -> Desktop:
    """A computer with an open, empty vault."""
    return desktops("ada")


@pytest.fixture
def with_family(family_vault: Made, catalogue: Catalogue, told: ToldClock, tmp_path: Path) -> Iterator[Desktop]:
    """A computer with an open vault, the demo's family in it."""
    opened = family_vault.copied_to(tmp_path / "with-family").opened(catalogue, told)
    yield opened
    opened.close()
