"""Every pair of colours that meets on a screen can be told apart."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

import ehdesk.ui
from ehdesk.ui.look import Look
from ehdesk.ui.theme import DARK, HIGH_CONTRAST, LIGHT, Theme, from_system, style_sheet, wanted_by_system

TEXT = 4.5
MARKS = 3.0

WORDS_ON = [
    ("text", "window"),
    ("text", "surface"),
    ("text", "sunken"),
    ("text", "accent_soft"),
    ("text", "info_soft"),
    ("text", "attention_soft"),
    ("text", "error_soft"),
    ("text_soft", "window"),
    ("text_soft", "surface"),
    ("text_soft", "sunken"),
    ("text_soft", "accent_soft"),
    ("accent", "window"),
    ("accent", "surface"),
    ("accent", "sunken"),
    ("accent", "accent_soft"),
    ("accent", "info_soft"),
    ("accent_hover", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("attention", "window"),
    ("attention", "surface"),
    ("attention", "attention_soft"),
    ("error", "window"),
    ("error", "surface"),
    ("error", "error_soft"),
    ("info", "surface"),
    ("info", "info_soft"),
    ("window", "text"),
    ("toast_link", "text"),
    ("disabled", "window"),
    ("disabled", "surface"),
]
MARKS_ON = [
    ("line_strong", "surface"),
    ("line_strong", "window"),
    ("focus", "focus_ink"),
    ("accent", "surface"),
    ("accent", "accent_soft"),
    ("error", "surface"),
    ("series_1", "surface"),
    ("series_2", "surface"),
    ("series_3", "surface"),
]


def brightness(colour: str) -> float:
    """Relative luminance, by WCAG 2.2."""
    shares = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio that WCAG 2.2 defines, 1 to 21."""
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda theme: theme.name)
@pytest.mark.parametrize(("ink", "paper"), WORDS_ON)
def test_words_can_be_read_on_what_they_stand_on(theme: Theme, ink: str, paper: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, paper)) >= TEXT


@pytest.mark.parametrize("theme", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda theme: theme.name)
@pytest.mark.parametrize(("ink", "paper"), MARKS_ON)
def test_edges_and_marks_can_be_seen(theme: Theme, ink: str, paper: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, paper)) >= MARKS


def test_the_systems_contrast_theme_is_taken_over() -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor("black"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("yellow"))
    theme = from_system(palette)
    assert (theme.window, theme.text, theme.accent_soft, theme.edge) == ("#000000", "#ffff00", "#000000", 2)


def test_without_a_wish_of_the_systems_the_window_is_light(qapp: QApplication) -> None:
    assert wanted_by_system(qapp) is LIGHT


@pytest.mark.parametrize("text_size", [100, 125, 150, 175, 200])
def test_the_style_sheet_has_no_blank_left(text_size: int) -> None:
    sheet = style_sheet(DARK, text_size)
    assert "$" not in sheet
    assert not re.search(r"\{~?\d", sheet)


def test_text_grows_by_the_whole_and_spacing_by_a_third(look: Look) -> None:
    look.wear(LIGHT, 175)
    assert (look.px(16), look.space(24)) == (28, 30)


def test_colours_live_in_the_theme_only() -> None:
    folder = Path(ehdesk.ui.__file__).parent
    coloured = [
        file.name
        for file in [*folder.rglob("*.py"), *folder.rglob("*.qss")]
        if re.search(r"#[0-9A-Fa-f]{6}\b", file.read_text("utf-8"))
    ]
    assert coloured == ["theme.py"]
