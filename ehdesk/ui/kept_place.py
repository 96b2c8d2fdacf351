"""Where the practitioner is as text, so that a lock or a dead battery takes nobody elsewhere."""

import msgspec

from ehdesk.ui import places

AnyPlace = (
    places.MyFamilies
    | places.TakenOff
    | places.NewFamily
    | places.Overview
    | places.OffTheList
    | places.FamilyForm
    | places.WhoIsWho
    | places.MemberPage
    | places.MemberForm
    | places.HomeForm
    | places.AgreementHome
    | places.AgreementForm
    | places.MustNotSeeForm
    | places.SharingForm
    | places.WithdrawalForm
    | places.AroundHome
    | places.AgencyForm
    | places.WorkerForm
    | places.AssessmentTasks
    | places.BeginAssessment
    | places.Topic
    | places.Repeat
    | places.CheckAnswers
    | places.SelfNotes
    | places.StarHome
    | places.OneStar
    | places.TypeUp
    | places.Scoring
    | places.PlanHome
    | places.AgreePlan
    | places.PlanVersions
    | places.GoalForm
    | places.ActionForm
    | places.MeetingForm
    | places.NotesHome
    | places.NotePage
    | places.NoteForm
    | places.PicturesHome
    | places.PicturePage
    | places.PictureForm
    | places.History
    | places.RecordHistory
    | places.FindInFamily
    | places.Print
    | places.Sync
    | places.PrintsMade
    | places.Settings
    | places.Forms
    | places.Trial
    | places.TrialRepeat
    | places.TrialTopic
    | places.TrialCheck
    | places.TrialCheckAll
)


def written(place: places.Place) -> str:
    """A place as text, to be kept; nothing of a trial is, only where one began it."""
    return msgspec.json.encode(places.Forms() if isinstance(place, places.InTrial) else place).decode()


def read(text: str) -> places.Place:
    """The place that was kept; one that this program does not know is the list of families."""
    try:
        return msgspec.json.decode(text, type=AnyPlace)  # type: ignore[no-any-return]
    except msgspec.DecodeError:
        return places.MyFamilies()
