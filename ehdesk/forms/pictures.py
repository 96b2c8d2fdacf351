"""The pictures and sounds that a form names for its questions and choices: read from beside it, and kept with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ehdesk.domain.attachment import LONGEST_BEGINNING, Media, media_of
from ehdesk.forms.beside import folders_of
from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.problems import FormProblem

_FORMS = ("image", "big-image", "audio")
_MOST_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is called so, what of it can be shown or played, and how all else is refused."""

    what: str
    known: tuple[Media, ...]
    refusal: str


_KINDS: Mapping[str, _Kind] = {
    "jr://images/": _Kind("picture", (Media.JPEG, Media.PNG), "is neither a JPEG nor a PNG"),
    "jr://audio/": _Kind("sound", (Media.MP3, Media.WAV, Media.FLAC), "is neither an MP3, a WAV nor a FLAC"),
}


def pictures_in(beside: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Those of the files that came with a form, sounds too, by the URI that names each."""
    return {uri: held for uri, held in beside.items() if uri.startswith(tuple(_KINDS))}


def pictures_beside(form: Path, definition: Definition) -> tuple[dict[str, bytes], list[FormProblem]]:
    """The pictures and sounds that the form in this file names, by their URI; and advice about what is no use."""
    found, advice = {}, []
    for begin, uri in sorted(_named(definition)):
        kind, name = _KINDS[begin], uri.removeprefix(begin)
        held = _held(name, form, kind)
        if isinstance(held, bytes):
            found[uri] = held
        else:
            said, code = f"the {kind.what} {name} {held}", f"bad-{kind.what}"
            advice.append(FormProblem(form.name, said, is_advice=True, code=code))
    return found, advice


def _named(definition: Definition) -> set[tuple[str, str]]:
    return {(begin, uri) for uri in _uris(definition) for begin in _KINDS if uri.startswith(begin)}


def _uris(definition: Definition) -> Iterator[str]:
    """As far as they stand in the form: what an answer is part of is not known beforehand."""
    for text in definition.texts.values():
        for words in (text.forms[form].by_language for form in _FORMS if form in text.forms):
            yield from ("".join(map(str, each)) for each in words.values() if all(isinstance(one, str) for one in each))


def _held(name: str, form: Path, kind: _Kind) -> bytes | str:
    """What it consists of, or why it is no use."""
    places = [folder / name for folder in folders_of(form)] if Path(name).name == name else []
    file = next((place for place in places if place.is_file()), None)
    if file is None:
        return "is not beside the form"
    try:
        if file.stat().st_size > _MOST_BYTES:
            return f"has more than {_MOST_BYTES // 1_000_000} megabytes"
        held = file.read_bytes()
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return held if media_of(held[:LONGEST_BEGINNING]) in kind.known else kind.refusal
