"""What a star says, in words and as a chart: shared by the pages of the star."""

from collections.abc import Sequence

from ehdesk.domain.comparison import AreaChange, compared
from ehdesk.domain.star import Reading
from ehdesk.forms.stars import StarDefinition
from ehdesk.ui.desk import Desk
from ehdesk.ui.saying import day_in_words
from ehdesk.ui.widgets.star_chart import Scores, StarChart
from ehdesk.ui.widgets.table import Said, Table

_NONE = "–"


def star_chart(desk: Desk, star: StarDefinition, name: str, *lines: Scores) -> StarChart:
    """The chart of one reading or several."""
    areas = [area.short_title for area in star.areas]
    chart = StarChart(desk.look, name, areas, len(star.steps), desk.words("star.unscored"))
    chart.show_readings(lines)
    return chart


def scores_of(star: StarDefinition, reading: Reading, name: str, line: int | None = None) -> Scores:
    """A reading as a line of the chart. A score that is no step of the star leaves a gap."""
    scores = star.on_scale(reading.scores)
    return Scores(name, tuple(scores.get(area.id) for area in star.areas), line)


def reading_table(desk: Desk, star: StarDefinition, reading: Reading, name: str) -> Table:
    """The same facts as the chart, in words; what this star has no area for stands last, as it was written."""
    headings = [desk.words(f"star.{heading}") for heading in ("area", "step", "means")]
    rows = [_row(desk, star, reading, area.id) for area in star.areas]
    return Table(desk.look, name, headings, [*rows, *_written(desk, reading, {area.id for area in star.areas})])


def written_table(desk: Desk, reading: Reading, name: str) -> Table:
    """A reading whose star is not on this computer, as it was written."""
    headings = [desk.words(f"star.{heading}") for heading in ("area", "step", "means")]
    return Table(desk.look, name, headings, _written(desk, reading, set()))


def comparison_table(desk: Desk, star: StarDefinition, readings: Sequence[Reading]) -> Table:
    """The scores of several readings of one star, the earliest first, and what changed from the first to the last."""
    words = desk.words
    headings = [words("star.area"), *(short_date(desk, reading) for reading in readings), words("star.change")]
    scores = [star.on_scale(reading.scores) for reading in readings]
    changes = compared([area.id for area in star.areas], scores[0], scores[-1]).changes
    rows: list[Sequence[str | Said]] = [
        (star.area(change.area).title, *(str(each.get(change.area, _NONE)) for each in scores), _change(desk, change))
        for change in changes
    ]
    return Table(desk.look, words("star.side_by_side", count=len(readings)), headings, rows)


def went(desk: Desk, star: StarDefinition, first: Reading, last: Reading) -> str:
    """One sentence that counts the areas that went up, stayed and went down."""
    areas, words = [area.id for area in star.areas], desk.words
    found = compared(areas, star.on_scale(first.scores), star.on_scale(last.scores))
    parts = [
        words("star.went_up", count=found.up),
        words("star.stayed", count=found.same),
        words("star.went_down", count=found.down),
    ]
    if found.unscored:
        parts.append(words("star.cannot_say", count=found.unscored))
    return words("star.went", day=day_of(desk, first), counts=", ".join(parts))


def day_of(desk: Desk, reading: Reading) -> str:
    """The day of a reading in words, or as it was written."""
    if reading.taken_on:
        return day_in_words(reading.taken_on)
    return reading.taken_on_as_written or desk.words("star.no_day")


def short_date(desk: Desk, reading: Reading) -> str:
    """The same over a column: 6 Oct, and in another year 2025 below it."""
    day = reading.taken_on
    if day is None:
        return day_of(desk, reading)
    return f"{day.day} {day:%b}" if day.year == desk.today.year else f"{day.day} {day:%b}\n{day.year}"


def made_by(star: StarDefinition | None, reading: Reading) -> str:
    """Who completed a reading; what the star has no words for is said as it was written."""
    titles = {option.id: option.title for option in star.completed_by} if star else {}
    return titles.get(reading.completed_by, reading.completed_by)


def made_by_in_short(star: StarDefinition, reading: Reading) -> str:
    """The same in a word or two, where the star has such words."""
    return next((option.short_title for option in star.completed_by if option.id == reading.completed_by), "")


def notes_of(star: StarDefinition | None, reading: Reading) -> list[tuple[str, str]]:
    """What was to be remembered, as pairs of area and words."""
    titles = {area.id: area.title for area in star.areas} if star else {}
    places = {area: place for place, area in enumerate(titles)}
    areas = sorted(reading.notes, key=lambda area: places.get(area, len(places)))
    return [(titles.get(area, area), reading.notes[area]) for area in areas]


def _row(desk: Desk, star: StarDefinition, reading: Reading, area: str) -> Sequence[str]:
    title, score = star.area(area).title, star.on_scale(reading.scores).get(area)
    if score is not None:
        stage, step = star.stage(score), star.step(score).title
        return title, str(score), desk.words("star.in_stage", stage=stage, step=step) if stage else step
    if area in reading.written_scores:
        return title, _NONE, desk.words("star.no_such_step", score=reading.written_scores[area])
    reason = reading.reasons.get(area, "")
    return title, _NONE, next((option.title for option in star.not_scored if option.id == reason), reason)


def _written(desk: Desk, reading: Reading, but: set[str]) -> list[Sequence[str]]:
    said = {**reading.reasons, **reading.written_scores}
    return [(area, _NONE, desk.words("star.as_written", score=said[area])) for area in said if area not in but]


def _change(desk: Desk, change: AreaChange) -> Said:
    words, by = desk.words, change.by
    if by is None:
        return Said(words("star.not_both"))
    if by == 0:
        return Said(words("star.same"), "same", says=words("star.same_says", now=change.now))
    if by > 0:
        says = words("star.up_says", before=change.before, now=change.now, by=by)
        return Said(words("star.up", by=by), "chevron-up", is_strong=True, says=says)
    says = words("star.down_says", before=change.before, now=change.now, by=-by)
    return Said(words("star.down", by=-by), "chevron-down", is_strong=True, says=says)
