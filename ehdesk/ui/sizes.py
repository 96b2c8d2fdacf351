"""How big things are at a text size: words, icons and controls grow by the whole of it, spacing by a third."""

from dataclasses import dataclass

TEXT_SIZES = (100, 125, 150, 175, 200)
NARROW = 1200
"""A window with less useful width than this (pixels at 100 %) has one column and a menu button."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths at `text_size` per cent, from the ones written down for 100 per cent."""

    text_size: int = 100

    def px(self, length: float) -> int:
        """Text, icons and the heights of controls."""
        return round(length * self.text_size / 100)

    def space(self, length: float) -> int:
        """Margins and gaps."""
        return round(length * (1 + (self.text_size - 100) / 300))

    def is_narrow(self, width: int) -> bool:
        """Whether a window of this many pixels has room for one column only."""
        return width * 100 / self.text_size < NARROW or self.text_size >= 150
