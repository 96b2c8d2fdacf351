"""The ways through the app: which items the left column has, and the steps above a page."""

from collections.abc import Callable, Mapping

from ehdesk.domain.change import FamilyId
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.places import InFamily, Place
from ehdesk.ui.shell.left_nav import NavItem

_EVERYWHERE: Mapping[str, tuple[str, Callable[[], Place]]] = {
    "families": ("families", places.MyFamilies),
    "sync": ("sync", places.Sync),
    "prints_made": ("printer", places.PrintsMade),
    "forms": ("document-check", places.Forms),
    "settings": ("sliders", places.Settings),
}
_BELOW_A_RULE = "forms"
"""From here on it is about the program, not about families."""
SWITCH_USER = "switch"
"""The item that leads to the door, not to a place."""
_IN_FAMILY: Mapping[str, tuple[str, Callable[[FamilyId], Place]]] = {
    "overview": ("home", places.Overview),
    "agreement": ("document-check", places.AgreementHome),
    "assessment": ("clipboard", places.AssessmentTasks),
    "star": ("star", places.StarHome),
    "plan": ("plan", places.PlanHome),
    "notes": ("pencil", places.NotesHome),
    "pictures": ("picture", places.PicturesHome),
    "around": ("families", places.AroundHome),
    "print": ("printer", places.Print),
    "history": ("history", places.History),
    "find": ("search", places.FindInFamily),
}
_PART: Mapping[type[Place], str] = {
    places.MyFamilies: "families",
    places.NewFamily: "families",
    places.TakenOff: "families",
    places.Sync: "sync",
    places.PrintsMade: "prints_made",
    places.Forms: "forms",
    places.Trial: "forms",
    places.TrialRepeat: "forms",
    places.TrialTopic: "forms",
    places.TrialCheck: "forms",
    places.TrialCheckAll: "forms",
    places.Settings: "settings",
    places.Overview: "overview",
    places.FamilyForm: "overview",
    places.OffTheList: "overview",
    places.WhoIsWho: "overview",
    places.MemberPage: "overview",
    places.MemberForm: "overview",
    places.HomeForm: "overview",
    places.AgreementHome: "agreement",
    places.AgreementForm: "agreement",
    places.MustNotSeeForm: "agreement",
    places.SharingForm: "agreement",
    places.WithdrawalForm: "agreement",
    places.AroundHome: "around",
    places.AgencyForm: "around",
    places.WorkerForm: "around",
    places.AssessmentTasks: "assessment",
    places.BeginAssessment: "assessment",
    places.Topic: "assessment",
    places.Repeat: "assessment",
    places.CheckAnswers: "assessment",
    places.SelfNotes: "assessment",
    places.StarHome: "star",
    places.OneStar: "star",
    places.TypeUp: "star",
    places.Scoring: "star",
    places.PlanHome: "plan",
    places.AgreePlan: "plan",
    places.PlanVersions: "plan",
    places.GoalForm: "plan",
    places.ActionForm: "plan",
    places.MeetingForm: "plan",
    places.NotesHome: "notes",
    places.NotePage: "notes",
    places.NoteForm: "notes",
    places.PicturesHome: "pictures",
    places.PicturePage: "pictures",
    places.PictureForm: "pictures",
    places.Print: "print",
    places.FindInFamily: "find",
    places.History: "history",
    places.RecordHistory: "history",
}


def part_of(place: Place) -> str:
    """The item of the left column that a place belongs to."""
    return _PART[type(place)]


def items(desk: Desk, place: Place) -> tuple[list[NavItem], NavItem | None]:
    """What the left column shows at `place`, and the way back out of a family."""
    words = desk.words
    if isinstance(place, InFamily):
        inside = [NavItem(key, words(f"ways.{key}"), icon, "", key == "print") for key, (icon, _) in _IN_FAMILY.items()]
        return inside, NavItem("families", words("ways.families"), "chevron-left")
    counts = _counts(desk)
    everywhere = [
        NavItem(key, words(f"ways.{key}"), icon, counts.get(key, ""), key == _BELOW_A_RULE)
        for key, (icon, _) in _EVERYWHERE.items()
    ]
    return [*everywhere, NavItem(SWITCH_USER, words("ways.switch"), "person", starts_group=True)], None


def steps(desk: Desk, place: Place) -> list[tuple[str, str]]:
    """The way to `place` as pairs of key and words: My families, the family, the part."""
    part = part_of(place)
    if not isinstance(place, InFamily):
        return [(part, desk.words(f"ways.{part}"))]
    family = desk.family_name(desk.work.families.family(place.family))
    way = [("families", desk.words("ways.families")), ("overview", family)]
    return way if part == "overview" else [*way, (part, desk.words(f"ways.{part}"))]


def place_for(key: str, here: Place) -> Place:
    """Where an item or a step leads."""
    if isinstance(here, InFamily) and key in _IN_FAMILY:
        return _IN_FAMILY[key][1](here.family)
    return _EVERYWHERE[key][1]()


def _counts(desk: Desk) -> dict[str, str]:
    """Beside Sync what waits for somebody to look at it: what waits to go is told at the foot of the window."""
    conflicts, syncing = desk.work.conflicts, desk.work.syncing
    to_look_at = conflicts.count() + len(tuple(conflicts.left_over())) + len(syncing.not_taken())
    return {
        "families": str(desk.work.families.count() or ""),
        "sync": str(to_look_at or ""),
    }
