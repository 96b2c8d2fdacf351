"""How the app looks: dark, in high contrast, and with its text at twice the size."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from ehdesk.demo.tale import Act, Tale
from ehdesk.ui import places
from ehdesk.ui.places import Place
from ehdesk.ui.theme import DARK, HIGH_CONTRAST, LIGHT, Theme


def steps(tale: Tale) -> Iterator[tuple[str, Act]]:
    """The steps of this act."""
    yield "settings", partial(_choose_dark, tale)
    yield "the family page in dark", partial(_show_dark, tale)
    yield "the plan in high contrast", partial(_show_contrast, tale)
    yield "the stars at twice the size", partial(_show_large, tale)
    yield "as it was before", partial(_choose_light, tale)


def _choose_dark(tale: Tale) -> QWidget:
    tale.desk.go(places.Settings())
    _wear(tale, "Dark", DARK)
    return tale.window


def _show_dark(tale: Tale) -> QWidget:
    return _show(tale, places.Overview(tale.family), "The work so far")


def _show_contrast(tale: Tale) -> QWidget:
    tale.desk.go(places.Settings())
    _wear(tale, "High contrast", HIGH_CONTRAST)
    return _show(tale, places.PlanHome(tale.family), "What was agreed, and what changed")


def _show_large(tale: Tale) -> QWidget:
    tale.desk.go(places.Settings())
    _wear(tale, "Light", LIGHT)
    _write_in(tale, 200)
    return _show(tale, places.StarHome(tale.family), "stars side by side")


def _choose_light(tale: Tale) -> QWidget:
    tale.desk.go(places.Settings())
    _write_in(tale, 100)
    return tale.window


def _wear(tale: Tale, name: str, theme: Theme) -> None:
    tale.hands.choose("Colours", name)
    tale.hands.wait(lambda: tale.desk.look.theme == theme, name)


def _write_in(tale: Tale, percent: int) -> None:
    tale.hands.choose("Size of the text", f"{percent} %")
    tale.hands.wait(lambda: tale.desk.look.sizes.text_size == percent, f"text at {percent} %")


def _show(tale: Tale, place: Place, words: str) -> QWidget:
    tale.desk.go(place)
    tale.hands.look_for(words)
    return tale.window
