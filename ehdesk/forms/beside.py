"""The files beside a form that its lists come from. Nothing is ever fetched from a network, nor from another folder."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from ehdesk.forms.engine.lists import BadList, empty_list, list_from_csv, list_from_geojson, list_from_xml
from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.problems import BadDefinition

Beside: TypeAlias = Callable[[str], Node]

MOST_BYTES = 20_000_000
_LAST_SAVED = "jr://instance/last-saved"


def lists_beside(form: Path) -> Beside:
    """Reads what an instance's `src` names, from the form's own folder or its `-media` folder, as ODK calls it."""

    def read(source: str) -> Node:
        if source == _LAST_SAVED:
            return empty_list()
        try:
            return _list(_found(source, form))
        except BadList as error:
            raise BadDefinition(f"the list in {source}: {error}", code="bad-list") from error

    return read


def _found(source: str, form: Path) -> Path:
    kind, _, name = source.removeprefix("jr://").partition("/")
    if not source.startswith("jr://") or not kind.startswith("file") or not name:
        raise BadList("only a file beside the form (jr://file/...) can be read; nothing is fetched from elsewhere")
    if Path(name).name != name:
        raise BadList("a list lies in the form's own folder, not in another one")
    for folder in (form.parent, form.parent / f"{form.stem}-media"):
        if (folder / name).is_file():
            return folder / name
    raise BadList(f"there is no file called {name} beside the form")


def _list(file: Path) -> Node:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise BadList(f"the file has more than {MOST_BYTES // 1_000_000} megabytes")
        data = file.read_bytes()
        if file.suffix.lower() == ".xml":
            return list_from_xml(data)
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadList(f"the file cannot be read: {error}") from error
    return list_from_geojson(text) if file.suffix.lower() == ".geojson" else list_from_csv(text)
