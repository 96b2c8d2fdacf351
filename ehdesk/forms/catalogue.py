"""The assessments and stars of a forms folder, by id and version. Files are read when first asked for, and kept."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final, TypeAlias

from ehdesk.forms.compiled import shipped_assessment
from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.journey import JourneyDefinition, read_journey
from ehdesk.forms.needs import Need, read_needs
from ehdesk.forms.problems import BadForm, FormProblem
from ehdesk.forms.sheets import read_sheets
from ehdesk.forms.stars import StarDefinition, read_star

Edition: TypeAlias = tuple[str, str]
_LONGEST_NUMBER: Final = 19
"""So many digits in a version are words, and not a number to be counted on from."""


class UnknownForm(KeyError):
    """No file of the folder has this id, or this version of it."""


class Catalogue:
    """What one folder offers. An older version stays as long as its file does, so that it can still be read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[Edition, Definition] = {}

    @property
    def assessments(self) -> tuple[Edition, ...]:
        """Id and version of every assessment, oldest version first. Raises BadForm for a file without them."""
        return in_order(self._assessment_files)

    @property
    def stars(self) -> tuple[Edition, ...]:
        """Id and edition of every star, oldest edition first. Raises BadForm for a file that is not a star."""
        return in_order(self._stars)

    def assessment(self, form_id: str, version: str = "") -> Definition:
        """One version, or the newest. Raises UnknownForm, BadForm."""
        edition = _chosen(self.assessments, form_id, version)
        if edition not in self._read:
            self._read[edition] = shipped_assessment(self._assessment_files[edition])
        return self._read[edition]

    def star(self, star_id: str, edition: str = "") -> StarDefinition:
        """One edition, or the newest. Raises UnknownForm, BadForm."""
        return self._stars[_chosen(self.stars, star_id, edition)]

    @cached_property
    def journey(self) -> JourneyDefinition:
        """The milestones of the work and by when each should be reached. Raises BadForm."""
        return read_journey(self._folder / "journey.yaml")

    @cached_property
    def needs(self) -> Mapping[str, Need]:
        """What families may need help with, by id. Raises BadForm."""
        return read_needs(self._folder / "needs.yaml")

    def load_calendars(self) -> None:
        """Load what the bank holidays come from, beforehand and on any thread. Raises BadForm."""
        read_journey(self._folder / "journey.yaml").timetable(())

    @cached_property
    def _assessment_files(self) -> Mapping[Edition, Path]:
        files = sorted((self._folder / "assessments").glob("*.md"))
        return {_edition_in(file): file for file in files}

    @cached_property
    def _stars(self) -> Mapping[Edition, StarDefinition]:
        stars = [read_star(file) for file in sorted((self._folder / "stars").glob("*.yaml"))]
        return {(star.id, star.edition): star for star in stars}


def _edition_in(file: Path) -> Edition:
    """Id and version from the settings sheet alone, without compiling the form."""
    sheets = read_sheets(file.read_text("utf-8"), file.name)
    edition = (sheets.setting("form_id"), sheets.setting("version"))
    if not all(edition):
        raise BadForm([FormProblem(file.name, "the settings sheet needs a form_id and a version", "settings")])
    return edition


def _chosen(editions: tuple[Edition, ...], form_id: str, version: str) -> Edition:
    found = [edition for edition in editions if edition[0] == form_id and version in {"", edition[1]}]
    if not found:
        raise UnknownForm(f"{form_id} {version}".strip())
    return found[-1]


def in_order(editions: Iterable[Edition]) -> tuple[Edition, ...]:
    """By id, then version: 10 comes after 9, and 2026.2 after 2026.1."""
    return tuple(sorted(editions, key=lambda edition: (edition[0], _parts(edition[1]))))


def _parts(version: str) -> list[tuple[int, str]]:
    parts = re.split(r"[.\-]", version)
    return [(int(part), "") if part.isdecimal() and len(part) < _LONGEST_NUMBER else (-1, part) for part in parts]
