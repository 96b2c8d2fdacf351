"""The star: lines that stop where nobody scored, and the same facts in words."""

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.star_chart import Scores, StarChart
from ehdesk.ui.widgets.star_marks import Legend
from ehdesk.ui.widgets.star_shape import ring, spoke, stretches

from .showing import also_heard, heard, show

AREAS = ("Learning", "Early years", "Body and mind", "A settled home")


def chart(look: Look, *readings: Scores) -> StarChart:
    chart = StarChart(look, "Our star", AREAS, 5, "not talked about")
    chart.show_readings(readings)
    return chart


def test_a_full_star_comes_back_to_where_it_began() -> None:
    assert stretches((1, 2, 3, 4)) == [[0, 1, 2, 3, 0]]


def test_an_unscored_area_leaves_a_gap() -> None:
    assert stretches((1, 2, None, 4, None, 6)) == [[5, 0, 1], [3]]


def test_no_score_draws_no_line() -> None:
    assert stretches((None, None, None)) == []


@pytest.mark.parametrize("scores", [(3, None), (None, 3), (3, 3)])
def test_two_areas_never_close_a_loop(scores: tuple[int | None, ...]) -> None:
    assert all(len(run) == len(set(run)) for run in stretches(scores))


def test_the_first_spoke_points_up() -> None:
    assert (spoke(0, 10) - QPointF(0, -1)).manhattanLength() < 1e-9


def test_rings_are_evenly_spaced() -> None:
    tops = [ring(step, 5, 10, QPointF(0, 0), 100)[0].y() for step in range(1, 6)]
    assert tops == pytest.approx([-20, -40, -60, -80, -100])


def test_the_facts_of_the_chart_are_heard(look: Look, qtbot: QtBot) -> None:
    star = chart(look, Scores("Now, 24 November", (3, None, 4, 1)))
    qtbot.addWidget(star)
    assert heard(star) == "Our star"
    assert also_heard(star) == (
        "Now, 24 November: Learning 3, Early years not talked about, Body and mind 4, A settled home 1"
    )


def test_a_gap_is_not_drawn_as_nought(look: Look, qtbot: QtBot) -> None:
    gap, nought = chart(look, Scores("Now", (3, None, 4, 1))), chart(look, Scores("Now", (3, 0, 4, 1)))
    for star in (gap, nought):
        qtbot.addWidget(show(star, 560, 480))
    assert gap.grab().toImage() != nought.grab().toImage()


def test_the_area_that_is_talked_about_stands_out(look: Look, qtbot: QtBot) -> None:
    star = chart(look, Scores("Now", (3, None, 4, 1)))
    qtbot.addWidget(show(star, 560, 480))
    before = star.grab().toImage()
    star.highlight(1)
    assert star.grab().toImage() != before


def test_three_readings_are_told_apart_without_colour(look: Look, qtbot: QtBot) -> None:
    legends = [Legend(look, place, "Now", "together") for place in range(3)]
    for legend in legends:
        qtbot.addWidget(show(legend, 300, 40))
    greys = [legend.grab().toImage().convertToFormat(legend.grab().toImage().Format.Format_Mono) for legend in legends]
    assert greys[0] != greys[1] != greys[2] != greys[0]


def test_a_legend_can_be_ticked_away(look: Look, qtbot: QtBot) -> None:
    legend = Legend(look, 0, "Now, 24 November", "together")
    qtbot.addWidget(show(legend, 300, 40))
    with qtbot.waitSignal(legend.ticked) as ticked:
        legend.click()
    assert ticked.args == [False]
    assert heard(legend) == "Now, 24 November together"
