"""The pictures that a form names for its questions and choices: read from beside it, and kept with it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from ehdesk.domain.attachment import LONGEST_BEGINNING, Media, media_of
from ehdesk.forms.beside import folders_of
from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.problems import FormProblem

_IMAGES = "jr://images/"
_FORMS = ("image", "big-image")
_MOST_BYTES = 5_000_000
_SHOWN = (Media.JPEG, Media.PNG)


def pictures_in(beside: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Those of the files that came with a form, by the URI that names each."""
    return {uri: held for uri, held in beside.items() if uri.startswith(_IMAGES)}


def pictures_beside(form: Path, definition: Definition) -> tuple[dict[str, bytes], list[FormProblem]]:
    """The pictures that the form in this file names, by their URI; and advice about those that cannot be shown."""
    found, advice = {}, []
    for uri in sorted(_named(definition)):
        name = uri.removeprefix(_IMAGES)
        held = _held(name, form)
        if isinstance(held, bytes):
            found[uri] = held
        else:
            advice.append(FormProblem(form.name, f"the picture {name} {held}", is_advice=True, code="bad-picture"))
    return found, advice


def _named(definition: Definition) -> set[str]:
    return {uri for uri in _uris(definition) if uri.startswith(_IMAGES)}


def _uris(definition: Definition) -> Iterator[str]:
    """As far as they stand in the form: what an answer is part of is not known beforehand."""
    for text in definition.texts.values():
        for words in (text.forms[form].by_language for form in _FORMS if form in text.forms):
            yield from ("".join(map(str, each)) for each in words.values() if all(isinstance(one, str) for one in each))


def _held(name: str, form: Path) -> bytes | str:
    """What a picture consists of, or why it cannot be shown."""
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
    return held if media_of(held[:LONGEST_BEGINNING]) in _SHOWN else "is neither a JPEG nor a PNG"
