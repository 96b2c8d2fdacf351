"""An answer that is a picture, a recording or a file, in words."""

from ehdesk.domain.answer_files import AnswerFile
from ehdesk.forms.wording import Wording

_KNOWN = ("drawing", "signature", "annotated", "picture", "sound", "film", "file")

_WAYS = {"sound": "file.hear", "film": "file.open_film"}


def file_in_words(words: Wording, name: str, file: AnswerFile | None) -> str:
    """What it is: "A drawing. A house with a sun."; the name alone of one from elsewhere; "" for no answer."""
    if not name or file is None:
        return name
    what = name.partition("-")[0]
    kind = words(f"file.a_{what if what in _KNOWN else 'file'}")
    return " ".join(f"{one.rstrip('.')}." for one in (kind, file.title, file.described) if one)


def way_to(name: str) -> str:
    """The phrase of the button that opens a file: a sound is listened to, a film cannot be looked at here."""
    return _WAYS.get(name.partition("-")[0], "file.look")
