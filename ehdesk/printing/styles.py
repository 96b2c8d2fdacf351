"""How paper looks: sizes, spaces and colours, as values. One style is one kind of copy."""

from dataclasses import dataclass

from ehdesk.printing.fonts import Face

A4 = (595.276, 841.89)
PAPER = "#FFFFFF"
MM = 72 / 25.4
_CAPITAL = 0.668  # height of a capital letter in Atkinson, of the text size


@dataclass(frozen=True, slots=True)
class TextStyle:
    """One kind of text: face, size and leading in points, colour as `#RRGGBB`."""

    face: Face
    size: float
    leading: float
    colour: str

    def baseline(self, top: float) -> float:
        """Where letters stand, so that capitals are in the middle of a line that begins at `top`."""
        return top - (self.leading + _CAPITAL * self.size) / 2


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of paper; each pair of text and ground has a contrast of at least 4.5."""

    ink: str
    soft: str
    accent: str
    tint: str
    line: str
    grid: str
    series: tuple[str, str, str]

    @property
    def has_tint(self) -> bool:
        """Is a tinted box told from the paper by its colour? Where it is not, it has an edge."""
        return self.tint != PAPER


@dataclass(frozen=True, slots=True)
class Style:
    """All that layout needs to know of one kind of copy. Lengths are points; `step` is the unit of spacing.

    `is_stacked`: everything stands under each other in one column, as large letters need it.
    """

    margin: float
    step: float
    palette: Palette
    title: TextStyle
    heading: TextStyle
    panel_heading: TextStyle
    label: TextStyle
    quote: TextStyle
    body: TextStyle
    strong: TextStyle
    lead: TextStyle
    meta: TextStyle
    column_heading: TextStyle
    footer: TextStyle
    chart: TextStyle
    tick: float
    is_stacked: bool = False

    @property
    def width(self) -> float:
        """Of a line of text, from margin to margin."""
        return A4[0] - 2 * self.margin

    @property
    def top(self) -> float:
        """Where the first line begins, from the foot of the paper."""
        return A4[1] - self.margin + self.step * 0.75

    @property
    def foot(self) -> float:
        """Where text must end; the footer is below."""
        return self.margin + self.step / 2

    @property
    def room(self) -> float:
        """The height of a page's text."""
        return self.top - self.foot


COLOURS = Palette(
    ink="#1F2B2C",
    soft="#50595A",
    accent="#0F5A5E",
    tint="#E1EEEB",
    line="#A9ACA6",
    grid="#DED6C8",
    series=("#0F5A5E", "#9A4A0E", "#5A3F8C"),
)
INK = Palette(
    ink="#000000",
    soft="#000000",
    accent="#000000",
    tint=PAPER,
    line="#000000",
    grid="#767676",
    series=("#000000", "#000000", "#000000"),
)


def style_for(*, is_large: bool = False, in_colour: bool = True) -> Style:
    """The kind of copy that was asked for."""
    palette = COLOURS if in_colour else INK
    return _large(palette) if is_large else _standard(palette)


def _standard(palette: Palette) -> Style:
    return Style(
        margin=18 * MM,
        step=13,
        palette=palette,
        title=TextStyle(Face.BOLD, 25, 32, palette.ink),
        heading=TextStyle(Face.BOLD, 14, 19.5, palette.accent),
        panel_heading=TextStyle(Face.BOLD, 12.5, 19.5, palette.accent),
        label=TextStyle(Face.SEMIBOLD, 10.5, 19.5, palette.accent),
        quote=TextStyle(Face.ITALIC, 14.5, 19.5, palette.ink),
        body=TextStyle(Face.REGULAR, 12, 16.25, palette.ink),
        strong=TextStyle(Face.SEMIBOLD, 12, 16.25, palette.ink),
        lead=TextStyle(Face.REGULAR, 11.5, 16.25, palette.soft),
        meta=TextStyle(Face.REGULAR, 10.5, 14.5, palette.soft),
        column_heading=TextStyle(Face.SEMIBOLD, 9.5, 16.25, palette.soft),
        footer=TextStyle(Face.REGULAR, 9.5, 13, palette.soft),
        chart=TextStyle(Face.MEDIUM, 9.5, 12, palette.ink),
        tick=14.5,
    )


def _large(palette: Palette) -> Style:
    """Nothing is smaller than 18 points but the foot of the page, which has 14."""
    return Style(
        margin=20 * MM,
        step=18,
        palette=palette,
        title=TextStyle(Face.BOLD, 32, 42, palette.ink),
        heading=TextStyle(Face.BOLD, 22, 29, palette.accent),
        panel_heading=TextStyle(Face.BOLD, 18, 26, palette.ink),
        label=TextStyle(Face.BOLD, 22, 30, palette.accent),
        quote=TextStyle(Face.ITALIC, 21, 29, palette.ink),
        body=TextStyle(Face.REGULAR, 18, 25, palette.ink),
        strong=TextStyle(Face.SEMIBOLD, 18.5, 26, palette.ink),
        lead=TextStyle(Face.REGULAR, 18, 25, palette.ink),
        meta=TextStyle(Face.REGULAR, 18, 25, palette.ink),
        column_heading=TextStyle(Face.SEMIBOLD, 18, 25, palette.ink),
        footer=TextStyle(Face.REGULAR, 14, 18, palette.ink),
        chart=TextStyle(Face.MEDIUM, 18, 22, palette.ink),
        tick=22,
        is_stacked=True,
    )


COLOUR = style_for()
