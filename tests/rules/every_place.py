"""Every page that can be gone to with the demo's family, by a name for each."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from ehdesk.domain.change import FamilyId
from ehdesk.domain.member_facts import Group
from ehdesk.services.filling import Filling
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.places import Place
from tests.files import a_jpeg, a_pdf
from tests.forms.on_trial import workbook
from tests.services.made import Made, filled


def one_of_each_kind(named: Mapping[str, Place]) -> dict[str, Place]:
    """Colours do not differ from topic to topic."""
    first = {type(place): name for name, place in reversed(named.items())}
    return {name: named[name] for name in first.values()}


def every_place(desk: Desk, made: Made) -> Iterator[tuple[str, Place]]:
    family, work = made.family, desk.work
    filling, plan = filled(work, family), work.plans.plan(family)
    reading = work.stars.unfinished(family) or work.stars.start(family, desk.today)
    goal = plan.goals[0]
    yield "my families", places.MyFamilies()
    yield "a new family", places.NewFamily()
    work.families.take_off(work.families.add("Moss and Bell"))
    yield "taken off the list", places.TakenOff()
    yield "not off the list", places.OffTheList(family)
    yield "the family", places.Overview(family)
    yield "about the family", places.FamilyForm(family)
    yield "who is who", places.WhoIsWho(family)
    for key, member in made.members.items():
        yield f"member {key}", places.MemberPage(family, member)
    for group in Group:
        yield f"{group} of a child", places.MemberForm(family, made.members["leila"], group)
        yield f"{group} of an adult", places.MemberForm(family, made.members["zuzana"], group)
    yield "who is expected", places.MemberForm(family, made.members["baby"])
    yield "the health of somebody expected", places.MemberForm(family, made.members["baby"], Group.HEALTH)
    yield "a new member", places.MemberForm(family, work.families.new_record())
    for number, home in enumerate(work.families.family(family).households, 1):
        yield f"home {number}", places.HomeForm(family, home.id)
    yield "a new home", places.HomeForm(family, work.families.new_record())
    yield "the agreement", places.AgreementHome(family)
    yield from agreement_places(desk, made)
    yield from around_places(desk, made)
    yield from assessment_places(family, filling)
    yield "the star", places.StarHome(family)
    yield "one star", places.OneStar(family, work.stars.recorded(family)[-1].id)
    yield "a star typed up", places.TypeUp(family, work.stars.type_up(family, desk.today).id)
    for area in (*work.stars.in_use.areas, None):
        yield f"scoring {area.id if area else ''}", places.Scoring(family, reading.id, area.id if area else "")
    yield "the plan", places.PlanHome(family)
    yield "a goal", places.GoalForm(family, goal.id)
    yield "a new goal", places.GoalForm(family, work.plans.new_record())
    yield "agreeing the plan", places.AgreePlan(family, work.plans.agreeing(family))
    yield "versions of the plan", places.PlanVersions(family)
    yield "a new action", places.ActionForm(family, goal.id, work.plans.new_record())
    yield "an action", places.ActionForm(family, goal.id, goal.actions[0].id)
    yield "around the plan", places.MeetingForm(family)
    yield from note_places(desk, made)
    yield from picture_places(desk, made)
    yield "history", places.History(family)
    work.plans.goal(family, goal.id).save({"words": "I want quiet mornings"})
    yield "every value of a goal", places.RecordHistory(family, goal.id)
    yield "every value of an assessment", places.RecordHistory(family, filling.facts.id)
    yield "find", places.FindInFamily(family)
    yield "print", places.Print(family)
    yield "sync", places.Sync()
    yield "prints made", places.PrintsMade()
    yield "settings", places.Settings()
    yield from trial_places(desk, made.vaults.parent)


def assessment_places(family: FamilyId, filling: Filling) -> Iterator[tuple[str, Place]]:
    yield "the assessment", places.AssessmentTasks(family)
    yield "beginning an assessment", places.BeginAssessment(family)
    for topic in filling.topics():
        yield f"topic {topic.id}", places.Topic(family, filling.facts.id, topic.id)
    yield "a repeat that this form does not have", places.Repeat(family, filling.facts.id, "job")
    yield "check a topic", places.CheckAnswers(family, filling.facts.id, "home/start")
    yield "check everything", places.CheckAnswers(family, filling.facts.id)
    yield noted(family, filling)


def noted(family: FamilyId, filling: Filling) -> tuple[str, Place]:
    """The list of two notes to self, one of them on something to be talked about alone."""
    filling.keep_note("home/money/money_going", "Ask Gran about the gas meter")
    filling.keep_note(next(one.fields[0] for one in filling.topics() if one.is_private), "Ask again when we are alone")
    return "notes to self", places.SelfNotes(family, filling.facts.id)


def trial_places(desk: Desk, folder: Path) -> Iterator[tuple[str, Place]]:
    """A form that its owner looks through and tries out, with advice to give."""
    trials, file = desk.work.form_trials, workbook(folder / "visit.xlsx", advised=True)
    trials.take(file, trials.examine(file))
    trial = trials.begin()
    assert trial is not None
    trial.answer("job[1]/work", "Baker")
    trial.add("job")
    trial.answer("home/rooms", "3")
    yield "forms", places.Forms()
    yield "a trial", places.Trial()
    for topic in ("start/why", "start/going", "job[1]", "home/room[2]"):
        yield f"a topic on trial: {topic}", places.TrialTopic(topic)
    for repeat in ("job", "job[1]/shift", "job[2]/shift", "home/room"):
        yield f"a repeat on trial: {repeat}", places.TrialRepeat(repeat)
    yield "check a topic on trial", places.TrialCheck("job[1]")
    yield "check everything on trial", places.TrialCheckAll()


def note_places(desk: Desk, made: Made) -> Iterator[tuple[str, Place]]:
    """Case notes."""
    family, notes = made.family, desk.work.notes
    yield "the notes", places.NotesHome(family)
    yield "a new note", places.NoteForm(family, notes.new_record())
    yield "a note", places.NotePage(family, notes.kept(family)[0].id)


def picture_places(desk: Desk, made: Made) -> Iterator[tuple[str, Place]]:
    """A photograph and a scanned letter, added from files."""
    pictures, folder = desk.work.pictures, made.vaults.parent
    files = a_jpeg(folder / "drawing.jpg"), a_pdf(folder / "letter.pdf")
    first, second = (pictures.add(made.family, pictures.take_in(file)) for file in files)
    pictures.editing(made.family, first).save({"about": [made.members["leila"]], "described": "A house with a sun"})
    yield "the pictures", places.PicturesHome(made.family)
    yield "a picture", places.PicturePage(made.family, first)
    yield "a paper", places.PicturePage(made.family, second)
    yield "about a picture", places.PictureForm(made.family, first)


def agreement_places(desk: Desk, made: Made) -> Iterator[tuple[str, Place]]:
    family, agreements = made.family, desk.work.agreements
    newest, earlier = agreements.all(family)
    yield "an earlier agreement", places.AgreementHome(family, earlier.id)
    yield "an agreement's form", places.AgreementForm(family, newest.id)
    yield "a new agreement", places.AgreementForm(family, agreements.new_record())
    yield "who must not see it", places.MustNotSeeForm(family, newest.id)
    yield "a sharing", places.SharingForm(family, newest.id, newest.sharings[0].id)
    yield "a withdrawal", places.WithdrawalForm(family, earlier.id, earlier.withdrawals[0].id)
    yield "a new withdrawal", places.WithdrawalForm(family, newest.id, agreements.new_record())


def around_places(desk: Desk, made: Made) -> Iterator[tuple[str, Place]]:
    family, people = made.family, desk.work.around
    around = people.around(family)
    agency, worker = around.agencies[0].id, around.workers[0].id
    yield "people around the family", places.AroundHome(family)
    yield "an agency", places.AgencyForm(family, agency)
    yield "a new agency", places.AgencyForm(family, people.new_record())
    yield "a worker", places.WorkerForm(family, worker)
    yield "a new worker of an agency", places.WorkerForm(family, people.new_record(), agency)
    yield "a new worker", places.WorkerForm(family, people.new_record())
