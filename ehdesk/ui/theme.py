"""Every colour of the windows, by name. Nothing else in the program (PDF styles apart) holds a colour.

`apply(app, theme, text_size)` makes the palette and the style sheet; calling it again changes both. Widgets ask a
`Look` for colours and sizes and never come here.
"""

import re
from dataclasses import asdict, dataclass
from importlib.resources import files
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from ehdesk.ui.sizes import Sizes


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours, as hex. `*_line` is the edge drawn around the soft fill of the same name.

    `edge` is the width of a card's edge in pixels: 1, or 2 where fills do not show (high contrast).
    """

    name: str
    window: str
    surface: str
    sunken: str
    sunken_line: str
    text: str
    text_soft: str
    accent: str
    on_accent: str
    accent_hover: str
    accent_soft: str
    accent_line: str
    line: str
    line_strong: str
    attention: str
    attention_soft: str
    attention_line: str
    error: str
    error_soft: str
    info: str
    info_soft: str
    info_line: str
    focus: str
    focus_ink: str
    series_1: str
    series_2: str
    series_3: str
    disabled: str
    house: str
    lamp: str
    toast_link: str
    edge: int = 1
    paper: str = "#FFFFFF"


CRAYONS = {
    "black": "#1F2B2C",
    "brown": "#7A4A26",
    "peach": "#E8B48C",
    "red": "#C62828",
    "orange": "#E8790A",
    "yellow": "#F5C400",
    "green": "#2E8B3D",
    "blue": "#1B63C4",
    "purple": "#6F3FA8",
    "pink": "#E0559A",
}
"""What a drawing is drawn with, in any theme: its sheet is white."""

LIGHT = Theme(
    name="light",
    window="#F7F4EE",
    surface="#FFFFFF",
    sunken="#EFEAE0",
    sunken_line="#EFEAE0",
    text="#1F2B2C",
    text_soft="#50595A",
    accent="#0F5A5E",
    on_accent="#FFFFFF",
    accent_hover="#0B474A",
    accent_soft="#E1EEEB",
    accent_line="#E1EEEB",
    line="#DED6C8",
    line_strong="#7B807C",
    attention="#7A3E0C",
    attention_soft="#FBEBD7",
    attention_line="#D9A566",
    error="#A11B1B",
    error_soft="#FBEAE7",
    info="#27497A",
    info_soft="#E6EDF7",
    info_line="#9DB3D3",
    focus="#FFC93C",
    focus_ink="#1F2B2C",
    series_1="#0F5A5E",
    series_2="#9A4A0E",
    series_3="#5A3F8C",
    disabled="#6B7171",
    house="#E7DFD1",
    lamp="#FFC93C",
    toast_link="#FFC93C",
)

DARK = Theme(
    name="dark",
    window="#181C1C",
    surface="#222828",
    sunken="#121616",
    sunken_line="#121616",
    text="#F2EEE6",
    text_soft="#B9C0BC",
    accent="#8BD3C7",
    on_accent="#0B2A2A",
    accent_hover="#A6E0D6",
    accent_soft="#1F3B39",
    accent_line="#1F3B39",
    line="#3A4342",
    line_strong="#8B9592",
    attention="#F3C58B",
    attention_soft="#3B2B17",
    attention_line="#8A6432",
    error="#FFB3A8",
    error_soft="#43211D",
    info="#AFC9F0",
    info_soft="#202E44",
    info_line="#4D6A96",
    focus="#FFC93C",
    focus_ink="#000000",
    series_1="#8BD3C7",
    series_2="#F3B27A",
    series_3="#C9B3F2",
    disabled="#939B98",
    house="#232A29",
    lamp="#FFC93C",
    toast_link="#181C1C",
)

HIGH_CONTRAST = Theme(
    name="high contrast",
    window="#000000",
    surface="#000000",
    sunken="#000000",
    sunken_line="#FFFFFF",
    text="#FFFFFF",
    text_soft="#FFFFFF",
    accent="#7FE9FF",
    on_accent="#000000",
    accent_hover="#B8F3FF",
    accent_soft="#000000",
    accent_line="#7FE9FF",
    line="#FFFFFF",
    line_strong="#FFFFFF",
    attention="#FFD75E",
    attention_soft="#000000",
    attention_line="#FFD75E",
    error="#FFB0A0",
    error_soft="#000000",
    info="#FFFFFF",
    info_soft="#000000",
    info_line="#FFFFFF",
    focus="#FFE500",
    focus_ink="#000000",
    series_1="#7FE9FF",
    series_2="#FFD75E",
    series_3="#FFFFFF",
    disabled="#BFBFBF",
    house="#000000",
    lamp="#FFC93C",
    toast_link="#000000",
    edge=2,
)


THEMES = {"light": LIGHT, "dark": DARK, "high_contrast": HIGH_CONTRAST}
"""Those that a person can choose from, by key."""


def from_system(palette: QPalette) -> Theme:
    """The system's own contrast theme: its window, words, links and highlight; no soft fills, edges of 2 px."""
    window, text, link = (
        palette.color(role).name()
        for role in (QPalette.ColorRole.Window, QPalette.ColorRole.WindowText, QPalette.ColorRole.Link)
    )
    chosen, on_chosen = (
        palette.color(role).name() for role in (QPalette.ColorRole.Highlight, QPalette.ColorRole.HighlightedText)
    )
    button_text = palette.color(QPalette.ColorRole.ButtonText).name()
    grey = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText).name()
    return Theme(
        name="system",
        **dict.fromkeys(
            ("window", "surface", "sunken", "accent_soft", "attention_soft", "error_soft", "info_soft"), window
        ),
        **dict.fromkeys(("text", "text_soft", "sunken_line", "line", "attention", "attention_line", "error"), text),
        **dict.fromkeys(("info", "info_line", "series_2", "series_3"), text),
        **dict.fromkeys(("accent", "accent_hover", "accent_line"), chosen),
        **dict.fromkeys(("house", "toast_link"), window),
        on_accent=on_chosen,
        line_strong=button_text,
        focus=text,
        focus_ink=window,
        series_1=link,
        lamp=window,
        disabled=grey,
        edge=2,
    )


def wanted_by_system(app: QApplication) -> Theme:
    """What the person chose for the whole computer: a contrast theme, dark, or light. Ask before `apply`."""
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return from_system(app.palette())
    return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT


def palette_of(theme: Theme) -> QPalette:
    """The theme as Qt's own palette: what links, selections and unstyled widgets take."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.Base: theme.surface,
        role.Button: theme.surface,
        role.AlternateBase: theme.sunken,
        role.WindowText: theme.text,
        role.Text: theme.text,
        role.ButtonText: theme.text,
        role.PlaceholderText: theme.text_soft,
        role.Highlight: theme.accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Midlight: theme.line,
        role.Mid: theme.line_strong,
        role.ToolTipBase: theme.surface,
        role.ToolTipText: theme.text,
    }
    palette = QPalette()
    for each, colour in colours.items():
        palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(theme.disabled))
    return palette


def style_sheet(theme: Theme, text_size: int) -> str:
    """`style.qss` with `$token` as a colour, `{16}` as 16 px grown with the text, `{~16}` as spacing."""
    sizes = Sizes(text_size)
    colours = {name: f"{value}px" if isinstance(value, int) else value for name, value in asdict(theme).items()}
    filled = Template(files("ehdesk.ui").joinpath("style.qss").read_text("utf-8")).substitute(colours)
    filled = re.sub(r"\{~(\d+)\}", lambda found: f"{sizes.space(int(found[1]))}px", filled)
    return re.sub(r"\{(\d+)\}", lambda found: f"{sizes.px(int(found[1]))}px", filled)


def apply(app: QApplication, theme: Theme, text_size: int) -> None:
    """Dress the whole program in `theme` at `text_size` per cent. A second call changes it in place."""
    if app.style().name() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    font = app.font()
    font.setPixelSize(Sizes(text_size).px(16))
    app.setFont(font)
    app.setPalette(palette_of(theme))
    app.setStyleSheet(style_sheet(theme, text_size))
