"""The pages, by the kind of place they show."""

from typing import Any

from ehdesk.ui import places
from ehdesk.ui.pages.action_form import ActionFormPage
from ehdesk.ui.pages.agreement import AgreementPage
from ehdesk.ui.pages.agreement_forms import AgreementFormPage, MustNotSeeFormPage, SharingFormPage, WithdrawalFormPage
from ehdesk.ui.pages.around import AroundPage
from ehdesk.ui.pages.around_forms import AgencyFormPage, WorkerFormPage
from ehdesk.ui.pages.assessment_tasks import AssessmentTasksPage
from ehdesk.ui.pages.begin_assessment import BeginAssessmentPage
from ehdesk.ui.pages.check_answers import check_page, repeat_page, topic_page
from ehdesk.ui.pages.families import FamiliesPage
from ehdesk.ui.pages.family_form import FamilyFormPage
from ehdesk.ui.pages.find import FindPage
from ehdesk.ui.pages.forms import FormsPage
from ehdesk.ui.pages.history import HistoryPage
from ehdesk.ui.pages.home_form import HomeFormPage
from ehdesk.ui.pages.member import MemberPage
from ehdesk.ui.pages.member_form import member_form
from ehdesk.ui.pages.new_family import NewFamilyPage
from ehdesk.ui.pages.note_form import note_page
from ehdesk.ui.pages.notes import NoteReadingPage, NotesPage
from ehdesk.ui.pages.off_the_list import OffTheListPage
from ehdesk.ui.pages.one_star import OneStarPage
from ehdesk.ui.pages.overview import OverviewPage
from ehdesk.ui.pages.picture import PicturePage
from ehdesk.ui.pages.picture_form import picture_form
from ehdesk.ui.pages.pictures import PicturesPage
from ehdesk.ui.pages.plan import PlanPage
from ehdesk.ui.pages.plan_agreement import agree_page
from ehdesk.ui.pages.plan_forms import GoalFormPage, MeetingFormPage
from ehdesk.ui.pages.plan_versions import PlanVersionsPage
from ehdesk.ui.pages.print import PrintPage
from ehdesk.ui.pages.prints_made import PrintsMadePage
from ehdesk.ui.pages.record_history import RecordHistoryPage
from ehdesk.ui.pages.scoring import scoring_page
from ehdesk.ui.pages.self_notes import self_notes_page
from ehdesk.ui.pages.settings import SettingsPage
from ehdesk.ui.pages.star import StarPage
from ehdesk.ui.pages.sync import SyncPage
from ehdesk.ui.pages.taken_off import TakenOffPage
from ehdesk.ui.pages.trial import trial_page
from ehdesk.ui.pages.type_up import type_up_page
from ehdesk.ui.pages.who_is_who import WhoIsWhoPage

PAGES: dict[type[places.Place], Any] = {
    places.MyFamilies: FamiliesPage,
    places.NewFamily: NewFamilyPage,
    places.TakenOff: TakenOffPage,
    places.Overview: OverviewPage,
    places.FamilyForm: FamilyFormPage,
    places.OffTheList: OffTheListPage,
    places.WhoIsWho: WhoIsWhoPage,
    places.MemberPage: MemberPage,
    places.MemberForm: member_form,
    places.HomeForm: HomeFormPage,
    places.AgreementHome: AgreementPage,
    places.AgreementForm: AgreementFormPage,
    places.MustNotSeeForm: MustNotSeeFormPage,
    places.SharingForm: SharingFormPage,
    places.WithdrawalForm: WithdrawalFormPage,
    places.AroundHome: AroundPage,
    places.AgencyForm: AgencyFormPage,
    places.WorkerForm: WorkerFormPage,
    places.AssessmentTasks: AssessmentTasksPage,
    places.BeginAssessment: BeginAssessmentPage,
    places.Topic: topic_page,
    places.Repeat: repeat_page,
    places.CheckAnswers: check_page,
    places.SelfNotes: self_notes_page,
    places.StarHome: StarPage,
    places.OneStar: OneStarPage,
    places.TypeUp: type_up_page,
    places.Scoring: scoring_page,
    places.PlanHome: PlanPage,
    places.AgreePlan: agree_page,
    places.PlanVersions: PlanVersionsPage,
    places.GoalForm: GoalFormPage,
    places.ActionForm: ActionFormPage,
    places.MeetingForm: MeetingFormPage,
    places.NotesHome: NotesPage,
    places.NotePage: NoteReadingPage,
    places.NoteForm: note_page,
    places.PicturesHome: PicturesPage,
    places.PicturePage: PicturePage,
    places.PictureForm: picture_form,
    places.History: HistoryPage,
    places.RecordHistory: RecordHistoryPage,
    places.FindInFamily: FindPage,
    places.Print: PrintPage,
    places.Sync: SyncPage,
    places.PrintsMade: PrintsMadePage,
    places.Forms: FormsPage,
    places.Trial: trial_page,
    places.TrialRepeat: trial_page,
    places.TrialTopic: trial_page,
    places.TrialCheck: trial_page,
    places.TrialCheckAll: trial_page,
    places.Settings: SettingsPage,
}
