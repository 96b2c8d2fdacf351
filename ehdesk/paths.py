"""Where things lie: the data that travels with the program, and the practitioner's own vaults."""

from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def forms_folder() -> Path:
    """The assessments, stars, frameworks and wording that ship with the program."""
    return _shipped("forms")


def resources_folder() -> Path:
    """The fonts, icons and the demo family that ship with the program."""
    return _shipped("resources")


def vaults_folder() -> Path:
    """Where this computer's vaults lie: local, never roaming, application data."""
    return Path(platformdirs.user_data_dir("ehdesk", appauthor=False, roaming=False)) / "vaults"


def practice_folder(vaults: Path) -> Path:
    """Where one practises who has these vaults: beside them, and never among them."""
    whole = vaults.resolve()
    return whole.with_name(f"{whole.name or 'vaults'}-practice") if whole.name else whole / "practice"


def _shipped(name: str) -> Path:
    """In a wheel the folder lies inside the package; in a checkout, beside it."""
    inside = _PACKAGE / "shipped" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
