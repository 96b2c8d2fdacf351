"""The font files of the program, and which of them has a letter."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import uharfbuzz as hb

from ehdesk.printing import letters

_SCRIPTS = (
    "NotoSans",
    *("NotoSansArabic", "NotoSansHebrew", "NotoSansArmenian", "NotoSansGeorgian", "NotoSansEthiopic"),
    *("NotoSansBengali", "NotoSansDevanagari", "NotoSansGujarati", "NotoSansGurmukhi", "NotoSansMalayalam"),
    *("NotoSansSinhala", "NotoSansTamil", "NotoSansTelugu", "NotoSansThai"),
)
"""In the order in which they are looked through; Chinese, Japanese and Korean would be too large to travel along."""


class Face(Enum):
    """The weights and the slant that paper uses."""

    REGULAR = "Regular"
    ITALIC = "Italic"
    MEDIUM = "Medium"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"

    @property
    def fallback(self) -> str:
        """The nearest weight in the families for other scripts, which come in two."""
        return "Bold" if self in {Face.SEMIBOLD, Face.BOLD} else "Regular"


@dataclass(frozen=True, slots=True, eq=False)
class Typeface:
    """One font file, ready to shape with."""

    name: str
    face: hb.Face
    font: hb.Font
    letters: frozenset[int]

    def has(self, cluster: str) -> bool:
        """Whether every letter and mark of `cluster` can be drawn."""
        return all(ord(letter) in self.letters for letter in cluster)


class FontShelf:
    """The typefaces in one folder, each read when it is first needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Typeface] = {}
        self._found: dict[tuple[str, Face], Typeface] = {}

    def typeface_for(self, cluster: str, face: Face) -> Typeface:
        """The first typeface that has `cluster`: Atkinson, then the other scripts, then Atkinson's empty box."""
        key = (cluster, face)
        if key not in self._found:
            self._found[key] = self._search(cluster, face)
        return self._found[key]

    def has_all(self, text: str) -> bool:
        """Whether every letter of `text` can be drawn, or else some would stand as an empty box."""
        drawn = (letters.without_marks(cluster) for _, cluster in letters.clusters(letters.clean(text)))
        return all(self.typeface_for(one, Face.REGULAR).has(one) for one in drawn if one.strip())

    def _search(self, cluster: str, face: Face) -> Typeface:
        first = self._typeface(f"AtkinsonHyperlegibleNext-{face.value}")
        if first.has(cluster):
            return first
        others = (self._typeface(f"{family}-{face.fallback}") for family in _SCRIPTS)
        return next((typeface for typeface in others if typeface.has(cluster)), first)

    def _typeface(self, name: str) -> Typeface:
        if name not in self._read:
            face = hb.Face((self._folder / f"{name}.ttf").read_bytes())
            self._read[name] = Typeface(name, face, hb.Font(face), frozenset(face.unicodes))
        return self._read[name]
