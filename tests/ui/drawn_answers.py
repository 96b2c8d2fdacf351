"""A question that is drawn, on the screen, and what of it is in the vault."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from ehdesk.ui.theme import CRAYONS
from tests.ui.at_the_desk import AtTheDesk
from tests.ui.form_shown import Shown, form_shown
from tests.ui.showing import settle

SURVEY = """
| | type | name | label | appearance | required |
| | image | q | What did Leila draw? | {} | {} |
| | text | after | And then? | | |
"""
DRAWN = SURVEY.format("draw", "")


def shown(at: AtTheDesk, folder: Path, survey: str = DRAWN) -> Shown:
    return form_shown(at, folder, survey, width=900, height=1000)


def leave(asked: Shown) -> None:
    asked.control("And then?").setFocus()
    settle()


def picture(asked: Shown, name: str = "") -> Image.Image:
    """What is in the vault: the answer, or this one."""
    files = asked.filling.files
    return Image.open(BytesIO(files.whole(files.one(name or asked.value("q"))))).convert("RGB")


def colours(image: Image.Image) -> set[str]:
    """The crayons of which more than a few dots are on it."""
    counted = {tuple(colour): count for count, colour in image.getcolors(1 << 24)}
    return {name for name, hex in CRAYONS.items() if counted.get(tuple(bytes.fromhex(hex[1:])), 0) > 50}
