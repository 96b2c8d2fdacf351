"""The files beside a form that its lists come from. Nothing is ever fetched from a network, nor from another folder."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from ehdesk.forms.engine.lists import BadList, empty_list, list_from_csv, list_from_geojson, list_from_xml
from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.problems import BadDefinition

Beside: TypeAlias = Callable[[str], Node]

_NOTHING: Mapping[str, bytes] = {}
UNREADABLE = "the letters of the file cannot be read; save it as UTF-8 (in Excel: CSV UTF-8)"
MOST_BYTES = 20_000_000
_LAST_SAVED = "jr://instance/last-saved"


class ListsBeside:
    """Reads what an instance's `src` names, from the form's own folder or its `-media` folder, as ODK calls it.

    `made` are the bytes of those that come of the form itself, by `src`. `read` are the bytes that it read: the form
    was checked with these, whatever becomes of the files.
    """

    def __init__(self, form: Path, made: Mapping[str, bytes] = _NOTHING) -> None:
        self._form, self._made = form, made
        self.read: dict[str, bytes] = {}

    def __call__(self, source: str) -> Node:
        def found() -> bytes:
            if source not in self.read:
                self.read[source] = self._made.get(source) or _bytes(_found(source, self._form))
            return self.read[source]

        return _list(source, found)


def lists_in(kept: Mapping[str, bytes]) -> Beside:
    """Reads the same from bytes that were kept, by `src`."""

    def read(source: str) -> Node:
        def found() -> bytes:
            if source not in kept:
                raise BadList("it did not come with the form")
            return kept[source]

        return _list(source, found)

    return read


def folders_of(form: Path) -> tuple[Path, Path]:
    """Where what belongs to a form lies: beside it, or in its `-media` folder."""
    return form.parent, form.parent / f"{form.stem}-media"


def _found(source: str, form: Path) -> Path:
    kind, _, name = source.removeprefix("jr://").partition("/")
    if not source.startswith("jr://") or not kind.startswith("file") or not name:
        raise BadList("only a file beside the form (jr://file/...) can be read; nothing is fetched from elsewhere")
    if Path(name).name != name:
        raise BadList("a list lies in the form's own folder, not in another one")
    for folder in folders_of(form):
        if (folder / name).is_file():
            return folder / name
    raise BadList(f"there is no file called {name} beside the form")


def _bytes(file: Path) -> bytes:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise BadList(f"the file has more than {MOST_BYTES // 1_000_000} megabytes")
        return file.read_bytes()
    except OSError as error:
        raise BadList("the file cannot be read; is it open in another program?") from error


def _list(source: str, found: Callable[[], bytes]) -> Node:
    if source == _LAST_SAVED:
        return empty_list()
    try:
        return _read(found(), Path(source).suffix.lower())
    except BadList as error:
        raise BadDefinition(f"the list in {source}: {error}", code="bad-list") from error


def _read(data: bytes, kind: str) -> Node:
    if kind == ".xml":
        return list_from_xml(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadList(UNREADABLE) from error
    return list_from_geojson(text) if kind == ".geojson" else list_from_csv(text)
