"""What families may need help with, as outcome frameworks name it: each need by its id, with its area of the star."""

from collections.abc import Mapping
from pathlib import Path

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from ehdesk.forms.problems import BadForm, FormProblem


class Need(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One need: the `area` of the star that it belongs to, and its `title` in plain words."""

    id: str
    area: str
    title: str


class _Needs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    needs: tuple[Need, ...]


def read_needs(file: Path) -> Mapping[str, Need]:
    """The needs in a YAML file, by id. Raises BadForm."""
    try:
        written = YAML(typ="safe", pure=True).load(file.read_text("utf-8"))
        needs = msgspec.convert(written, _Needs).needs
    except (OSError, UnicodeDecodeError, YAMLError, msgspec.ValidationError) as error:
        raise BadForm([FormProblem(file.name, f"not a list of needs: {error}")]) from error
    found = {need.id: need for need in needs}
    if len(found) < len(needs):
        raise BadForm([FormProblem(file.name, "a need is there twice")])
    return found
