"""One star on paper: the chart, and the same facts as a table beside it."""

from datetime import date

from ehdesk.forms.wording import Wording
from ehdesk.printing.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    KeepTogether,
    Paragraph,
    Row,
    SideBySide,
    StarChart,
    StarLine,
    Table,
)
from ehdesk.printing.family_plan_sheet import AreaOnPaper, StarOnPaper
from ehdesk.printing.phrases import full_date


def star_blocks(star: StarOnPaper, words: Wording) -> Block:
    """The star under its title and date, who talked it through, and what the numbers on the chart stand for."""
    on = _day(star, words)
    title = words("plan_print.star_title", title=star.title, date=on) if on else star.title
    by = words("plan_print.star_by", who=star.completed_by) if star.completed_by else ""
    steps = enumerate(star.steps, 1)
    key = ", ".join(words("plan_print.star_step", score=score, title=step) for score, step in steps)
    about = " ".join(filter(None, [by, words("plan_print.star_key", steps=key)]))
    facts = SideBySide((_chart(star, title, words), _table(star, words)), (0.58, 0.42))
    return KeepTogether((Heading(title), Paragraph(about, is_soft=True, stays=True), facts))


def _day(star: StarOnPaper, words: Wording) -> str:
    return full_date(star.taken_on, words) if isinstance(star.taken_on, date) else star.taken_on.strip()


def _chart(star: StarOnPaper, title: str, words: Wording) -> StarChart:
    spokes = tuple(area.label for area in star.areas)
    line = StarLine(_day(star, words), tuple(area.score for area in star.areas))
    facts = "; ".join(words("plan_print.star_fact", area=area.label, score=_said(area, words)) for area in star.areas)
    return StarChart(spokes, len(star.steps), (line,), words("plan_print.star_alt", title=title, facts=facts))


def _table(star: StarOnPaper, words: Wording) -> Table:
    columns = (Column(words("plan_print.star_area"), 0.52), Column(words("plan_print.star_score"), 0.48))
    rows = tuple(Row((Cell(area.label), Cell(_said(area, words)))) for area in star.areas)
    return Table(columns, rows)


def _said(area: AreaOnPaper, words: Wording) -> str:
    return area.said or words("plan_print.star_no_score")
