"""Family plans to print in tests, and how to print them."""

from dataclasses import replace
from datetime import date, time
from functools import cache

from ehdesk.forms.wording import Wording, read_wording
from ehdesk.paths import forms_folder, resources_folder
from ehdesk.printing.blocks import Document
from ehdesk.printing.family_plan import family_plan
from ehdesk.printing.family_plan_sheet import (
    ActionOnPaper,
    AreaOnPaper,
    ContactOnPaper,
    FamilyPlanSheet,
    GoalOnPaper,
    MeetingOnPaper,
    StarOnPaper,
)
from ehdesk.printing.pages import pdf
from tests.printing.reading import ReadBack, read_back

PRINTED_ON = date(2026, 11, 24)
FONTS = resources_folder() / "fonts"

NO_PLAN = FamilyPlanSheet(reader="Leanne", people=(), practitioner="", made_on=PRINTED_ON, printed_on=PRINTED_ON)

MORNINGS = GoalOnPaper(
    text="I want mornings without shouting.",
    speaker="Leanne",
    area="Getting on together",
    actions=(
        ActionOnPaper("Try the morning chart for two weeks", "Leanne and Tia", date(2026, 12, 4)),
        ActionOnPaper("Book the GP about tummy aches", "Leanne", date(2026, 11, 12)),
        ActionOnPaper("Ask school about breakfast club", "Priya", date(2026, 11, 20), True, date(2026, 11, 18)),
    ),
)

STAR = StarOnPaper(
    title="Our star",
    taken_on=PRINTED_ON,
    areas=(
        AreaOnPaper("Learning", 3, "Mixed"),
        AreaOnPaper("Early years", 3, "Mixed"),
        AreaOnPaper("Body and mind", 2, "Hard"),
        AreaOnPaper("Alcohol and drugs", None, "Not today"),
        AreaOnPaper("Getting on together", 4, "Mostly going well"),
    ),
    steps=("Very hard right now", "Hard", "Mixed", "Mostly going well", "Going well"),
    completed_by="Leanne and Tia",
)

FULL = replace(
    NO_PLAN,
    people=("Leanne", "Tia", "the baby"),
    practitioner="Priya Nair",
    going_well="You eat together three nights a week now.",
    goals=(MORNINGS,),
    star=STAR,
    meeting=MeetingOnPaper(date(2026, 12, 10), time(16), "Willow Lane, room 2", ("Leanne", "Miss Lowe")),
    contacts=(ContactOnPaper("Priya", "01632 960 101"),),
    signers=("Leanne", "Priya"),
    is_made_up=True,
)


@cache
def english() -> Wording:
    """The words that ship with the program."""
    return read_wording(forms_folder() / "wording" / "en-GB")


def document(sheet: FamilyPlanSheet) -> Document:
    """The plan in English."""
    return family_plan(sheet, english())


@cache
def printed(sheet: FamilyPlanSheet) -> ReadBack:
    """The plan on paper, read back."""
    return read_back(pdf(document(sheet), FONTS))


def with_actions(*actions: ActionOnPaper) -> FamilyPlanSheet:
    """A plan with one goal and these actions."""
    return replace(NO_PLAN, goals=(replace(MORNINGS, actions=actions),))


def action(what: str = "Try it", who: str = "Leanne", by_when: date | None = None) -> ActionOnPaper:
    """Something still to do."""
    return ActionOnPaper(what, who, by_when)
