"""Where the practitioner is: a value that can be gone back to, and kept (`kept_place`)."""

import msgspec

from ehdesk.domain.change import FamilyId, RecordId


class Place(msgspec.Struct, frozen=True, tag_field="place"):
    """Somewhere in the app."""


class MyFamilies(Place, frozen=True, tag="families"):
    """The list of families; `asked` is what it opens with in its search."""

    asked: str = ""


class TakenOff(Place, frozen=True, tag="taken off"):
    """The families that were taken off the list."""


class NewFamily(Place, frozen=True, tag="new family"):
    """The form that adds a family."""


class InFamily(Place, frozen=True):
    """Somewhere inside one family."""

    family: FamilyId


class Overview(InFamily, frozen=True, tag="overview"):
    """The family page."""


class OffTheList(InFamily, frozen=True, tag="off the list"):
    """What stands in place of a page to write on, while the family is off the list."""


class FamilyForm(InFamily, frozen=True, tag="about"):
    """What the family is called and the days of the work, at one field."""

    field: str = ""


class WhoIsWho(InFamily, frozen=True, tag="who is who"):
    """The family as a drawing."""


class MemberPage(InFamily, frozen=True, tag="member page"):
    """Somebody of the family: what is recorded of them."""

    member: RecordId


class MemberForm(InFamily, frozen=True, tag="member"):
    """The form for one group of facts of somebody of the family, there already or about to be."""

    member: RecordId
    group: str = "who"


class HomeForm(InFamily, frozen=True, tag="home"):
    """The form for a home, there already or about to be."""

    home: RecordId


class AgreementHome(InFamily, frozen=True, tag="agreement"):
    """What the family agreed to: one agreement, or without `agreement` the one that counts."""

    agreement: RecordId = RecordId("")


class AgreementForm(InFamily, frozen=True, tag="agreement form"):
    """The form for an agreement, there already or about to be."""

    agreement: RecordId


class MustNotSeeForm(InFamily, frozen=True, tag="must not see"):
    """Who must not see what the family shares."""

    agreement: RecordId


class SharingForm(InFamily, frozen=True, tag="sharing"):
    """The form for somebody with whom something is shared, there already or about to be."""

    agreement: RecordId
    sharing: RecordId


class WithdrawalForm(InFamily, frozen=True, tag="withdrawal"):
    """The form for a withdrawal, there already or about to be."""

    agreement: RecordId
    withdrawal: RecordId


class AroundHome(InFamily, frozen=True, tag="around"):
    """Who works with the family."""


class AgencyForm(InFamily, frozen=True, tag="agency"):
    """The form for an agency, there already or about to be."""

    agency: RecordId


class WorkerForm(InFamily, frozen=True, tag="worker"):
    """The form for somebody who works with the family; somebody new is of `agency`."""

    worker: RecordId
    agency: RecordId = RecordId("")


class AssessmentTasks(InFamily, frozen=True, tag="assessment"):
    """The assessment's task list."""


class BeginAssessment(InFamily, frozen=True, tag="begin assessment"):
    """Which form a new assessment is made with."""


class CheckAnswers(InFamily, frozen=True, tag="check"):
    """Check your answers: of one topic, or of the whole assessment without `topic`.

    `then` is where one goes on to from a topic. `is_completing` says that what is missing stands at the top.
    """

    assessment: RecordId
    topic: str = ""
    then: "CheckAnswers | None" = None
    is_completing: bool = False


class Topic(InFamily, frozen=True, tag="topic"):
    """One page of questions, and the field that has the focus; `then` is where one goes on to, or else its answers."""

    assessment: RecordId
    topic: str
    field: str = ""
    then: CheckAnswers | None = None


class Repeat(InFamily, frozen=True, tag="repeat"):
    """What there is of one repeat of an assessment, and adding to it."""

    assessment: RecordId
    repeat: str


class SelfNotes(InFamily, frozen=True, tag="self notes"):
    """The practitioner's notes to self in an assessment."""

    assessment: RecordId


class StarHome(InFamily, frozen=True, tag="star"):
    """The family's readings: now beside the first one, and the reading `beside` or the one before now."""

    beside: RecordId | None = None


class OneStar(InFamily, frozen=True, tag="reading"):
    """One recorded reading."""

    reading: RecordId


class TypeUp(InFamily, frozen=True, tag="type up"):
    """A reading typed up from paper, or the correction of one: all areas on one sheet."""

    reading: RecordId


class Scoring(InFamily, frozen=True, tag="scoring"):
    """Placing the family on the star, at one area; "" is the last page, where the reading is recorded."""

    reading: RecordId
    area: str


class PlanHome(InFamily, frozen=True, tag="plan"):
    """The family plan, and the goal or action that has the focus."""

    at: RecordId | None = None


class AgreePlan(InFamily, frozen=True, tag="agree"):
    """Who was there when the plan was agreed."""

    version: RecordId


class PlanVersions(InFamily, frozen=True, tag="versions"):
    """The agreed versions of the plan, and what changed from one to another."""


class GoalForm(InFamily, frozen=True, tag="goal"):
    """The form for a goal, there already or about to be.

    A new one may come from `source`, an answer's place, or be about an `area` of the star.
    """

    goal: RecordId
    source: str = ""
    area: str = ""


class ActionForm(InFamily, frozen=True, tag="action"):
    """The form for an action of a goal, there already or about to be."""

    goal: RecordId
    action: RecordId


class MeetingForm(InFamily, frozen=True, tag="meeting"):
    """What is going well, and when everyone meets again."""


class NotesHome(InFamily, frozen=True, tag="notes"):
    """The family's case notes."""


class NotePage(InFamily, frozen=True, tag="read note"):
    """One note that was kept."""

    note: RecordId


class NoteForm(InFamily, frozen=True, tag="note"):
    """The form for a note, begun already or about to be; `corrects` is the note that it puts right."""

    note: RecordId
    corrects: str = ""


class PicturesHome(InFamily, frozen=True, tag="pictures"):
    """The family's pictures and papers."""


class PicturePage(InFamily, frozen=True, tag="picture"):
    """One picture or paper to look at."""

    picture: RecordId


class PictureForm(InFamily, frozen=True, tag="about picture"):
    """The form for what is written about a picture or paper."""

    picture: RecordId


class History(InFamily, frozen=True, tag="history"):
    """What happened with the family; with `theme`, of that alone."""

    theme: str = "all"


class RecordHistory(InFamily, frozen=True, tag="record history"):
    """Every value that the fields of one record ever had, open at one of them; without `field`, at the last."""

    record: RecordId
    field: str = ""


class FindInFamily(InFamily, frozen=True, tag="find"):
    """Search within the family."""


class Print(InFamily, frozen=True, tag="print"):
    """The paper plan: for whom, and how it looks."""


class Sync(Place, frozen=True, tag="sync"):
    """What waits, what was refused, and two versions of one thing to choose from."""

    record: RecordId | None = None
    field: str = ""


class PrintsMade(Place, frozen=True, tag="prints made"):
    """The copies that left the vault, and for whom they were made."""


class Settings(Place, frozen=True, tag="settings"):
    """How the app looks and behaves on this computer."""


class Forms(Place, frozen=True, tag="forms"):
    """Where a form is looked through and tried out before anybody uses it."""


class InTrial(Place, frozen=True):
    """Somewhere in the trial of a form, which is gone once the vault is locked."""


class Trial(InTrial, frozen=True, tag="trial"):
    """The trial's list of topics."""


class TrialRepeat(InTrial, frozen=True, tag="trial repeat"):
    """What there is of one repeat, and adding to it."""

    repeat: str


class TrialTopic(InTrial, frozen=True, tag="trial topic"):
    """One page of questions, and the field that has the focus."""

    topic: str
    field: str = ""


class TrialCheck(InTrial, frozen=True, tag="trial check"):
    """Check your answers: of one topic."""

    topic: str


class TrialCheckAll(InTrial, frozen=True, tag="trial check all"):
    """Check your answers: of the whole form."""


TO_READ: tuple[type[InFamily], ...] = (
    Overview,
    OffTheList,
    WhoIsWho,
    MemberPage,
    AgreementHome,
    AroundHome,
    AssessmentTasks,
    CheckAnswers,
    StarHome,
    OneStar,
    PlanHome,
    PlanVersions,
    NotesHome,
    NotePage,
    PicturesHome,
    PicturePage,
    History,
    RecordHistory,
    FindInFamily,
    Print,
)
"""Where a family that is off the list can be read; all else is for writing."""


def names_a_part(place: Place) -> bool:
    """Does it lead to one part of its page: a field, or what is `at` somewhere in the plan?"""
    return bool(getattr(place, "field", "") or getattr(place, "at", None))
