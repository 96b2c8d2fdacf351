"""The fonts that travel with the program: Atkinson Hyperlegible Next, with Noto Sans for the scripts it lacks."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FIRST = "Atkinson Hyperlegible Next"


class FontsMissing(Exception):
    """The folder of fonts holds none that Qt can read."""


def load_fonts(folder: Path) -> QFont:
    """Load every TrueType file of `folder`; the font to give to the application, fallbacks included.

    Raises FontsMissing.
    """
    families: set[str] = set()
    for file in sorted(folder.glob("*.ttf")):
        families.update(QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file))))
    if not families:
        raise FontsMissing(f"No fonts in {folder}")
    font = QFont()
    font.setFamilies(sorted(families, key=lambda family: (family != FIRST, family != "Noto Sans", family)))
    return font


def for_columns(font: QFont) -> QFont:
    """The same font with figures of one width, so that numbers stand under each other."""
    columns = QFont(font)
    columns.setFeature(QFont.Tag("tnum"), 1)
    return columns
