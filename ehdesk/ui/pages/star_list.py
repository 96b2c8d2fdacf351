"""All stars of a family in a list: what stands, what was corrected, what is under way."""

from ehdesk.domain.change import FamilyId
from ehdesk.domain.star import Reading
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.star_facts import day_of, made_by
from ehdesk.ui.saying import day_in_words
from ehdesk.ui.widgets.card import TitledCard
from ehdesk.ui.widgets.task_row import TaskRow, WaitingRow


def star_list(desk: Desk, family: FamilyId) -> TitledCard:
    """The stars under way, then the recorded ones with the newest first. Each opens."""
    stars = desk.work.stars
    recorded, under_way = stars.recorded(family)[::-1], stars.all_unfinished(family)
    card = TitledCard(desk.look, desk.words("star.all"), str(len(recorded) + len(under_way)))
    for reading in under_way:
        card.add_row(_under_way(desk, family, reading))
    standing = {reading.id for reading in stars.standing(family)}
    newest = next((reading.id for reading in recorded if reading.id in standing), None)
    for reading in recorded:
        state, tone = _state(desk, reading, is_newest=reading.id == newest, is_standing=reading.id in standing)
        row = TaskRow(desk.look, day_of(desk, reading), state, _detail(desk, reading), tone)
        row.opened.connect(lambda one=reading: desk.go(places.OneStar(family, one.id)))
        card.add_row(row)
    return card


def place_to_carry_on(desk: Desk, family: FamilyId, reading: Reading) -> places.Place:
    """Where a star under way is carried on: its sheet, or with the family its first area that nobody spoke of."""
    if reading.is_typed:
        return places.TypeUp(family, reading.id)
    unsaid = reading.unsaid(tuple(area.id for area in desk.work.stars.definition(reading).areas))
    return places.Scoring(family, reading.id, unsaid[0] if unsaid else "")


def how_typed(desk: Desk, reading: Reading) -> str:
    """When a star that was made earlier was typed up."""
    typed = reading.typed_up_on
    return desk.words("star.typed_up", day=day_in_words(typed)) if typed else ""


def _under_way(desk: Desk, family: FamilyId, reading: Reading) -> TaskRow | WaitingRow:
    words, day = desk.words, day_of(desk, reading)
    if desk.work.stars.known(reading) is None:
        return WaitingRow(desk.look, day, words("star.newer_short"), words("star.newer_why"))
    row = TaskRow(desk.look, day, words("star.row_under_way"), _detail(desk, reading), "accent")
    row.opened.connect(lambda: desk.go(place_to_carry_on(desk, family, reading)))
    return row


def _state(desk: Desk, reading: Reading, *, is_newest: bool, is_standing: bool) -> tuple[str, str]:
    """How a recorded star stands, in words, and the tone of its tag."""
    words = desk.words
    if not is_standing:
        return words("star.row_corrected"), "plain"
    if desk.work.stars.known(reading) is None:
        return words("star.newer_short"), "plain"
    return (words("star.row_now"), "accent") if is_newest else ("", "")


def _detail(desk: Desk, reading: Reading) -> str:
    """Who made it, that it was typed up later, and what it corrects."""
    correction = desk.words("star.row_correction") if reading.corrects else ""
    said = (made_by(desk.work.stars.known(reading), reading), how_typed(desk, reading), correction)
    return ". ".join(filter(None, said))
