"""How a family's agreement stands, in words: for its own page, and as a row of the family page."""

from collections.abc import Sequence
from dataclasses import dataclass

from ehdesk.domain.agreement import Agreement, Standing, Withdrawal, current, standing
from ehdesk.domain.change import FamilyId
from ehdesk.forms.wording import Wording
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.saying import day_in_words
from ehdesk.ui.widgets.task_row import TaskRow


@dataclass(frozen=True, slots=True)
class State:
    """What to say, what it means where that has to be said, and the tone of a tag ("" for quiet words)."""

    words: str
    detail: str = ""
    tone: str = ""


def state_of_all(words: Wording, agreements: Sequence[Agreement]) -> State:
    """How things stand after all of a family's agreements, the newest first."""
    now = current(agreements)
    match standing(agreements):
        case Standing.WITHDRAWN if now is not None:
            return State(withdrawn(words, now.withdrawals[-1]), words("agreement.work_stops"), "attention")
        case Standing.IN_DOUBT:
            return State(words("agreement.doubted"), words("agreement.work_stops"), "attention")
        case Standing.GIVEN if now is not None:
            return State(given(words, now))
        case Standing.UNFINISHED:
            return State(words("agreement.under_way"), "", "accent")
    return State(words("agreement.not_given"), "", "plain")


def state_of_one(words: Wording, agreement: Agreement) -> State:
    """How one agreement stands, whatever the others say."""
    if agreement.is_withdrawn:
        return State(withdrawn(words, agreement.withdrawals[-1]))
    if agreement.is_given:
        return State(given(words, agreement))
    return State(words("agreement.under_way"), "", "accent")


def given(words: Wording, agreement: Agreement) -> str:
    """When an agreement was given; a day that does not exist is said as it was written."""
    day = day_as_written(agreement)
    return words("agreement.given_on", day=day) if day else words("agreement.given_no_day")


def withdrawn(words: Wording, withdrawal: Withdrawal) -> str:
    """That it was withdrawn, and when."""
    day = day_in_words(withdrawal.on) if withdrawal.on else withdrawal.on_as_written
    return words("agreement.withdrawn_on", day=day) if day else words("agreement.withdrawn")


def named(words: Wording, agreement: Agreement) -> str:
    """What an agreement is called in a list: by its day."""
    day = day_as_written(agreement)
    return words("agreement.of_day", day=day) if day else words("agreement.of_no_day")


def day_as_written(agreement: Agreement) -> str:
    """The day in words, as it was typed where no such day exists, and "" for none."""
    return day_in_words(agreement.given_on) if agreement.given_on else agreement.given_on_as_written


def agreement_row(desk: Desk, family: FamilyId) -> TaskRow:
    """The row of the family page that leads to the agreement."""
    state = state_of_all(desk.words, desk.work.agreements.all(family))
    row = TaskRow(desk.look, desk.words("overview.row_agreement"), state.words, state.detail, state.tone)
    row.opened.connect(lambda: desk.go(places.AgreementHome(family)))
    return row
