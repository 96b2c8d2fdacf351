"""Builds everything, in order, and passes it on. Nothing else in the program builds its own parts."""

import logging
import os
import platform
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import uuid_utils
from PySide6.QtCore import QProcess, QProcessEnvironment, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from ehdesk import paths
from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.wording import Wording, read_wording
from ehdesk.services.agreements import Agreements
from ehdesk.services.announce import News
from ehdesk.services.assessments import Assessments
from ehdesk.services.calendar import Calendar
from ehdesk.services.carrying import Carrying
from ehdesk.services.colleagues import Colleagues
from ehdesk.services.conflicts import Conflicts
from ehdesk.services.copies import Copies
from ehdesk.services.doers import Doers
from ehdesk.services.door import Door
from ehdesk.services.editions import Editions
from ehdesk.services.ever_asked import EverAsked
from ehdesk.services.families import Families
from ehdesk.services.family_search import FamilySearch
from ehdesk.services.field_stories import FieldStories
from ehdesk.services.form_trials import FormTrials
from ehdesk.services.happenings import Happenings
from ehdesk.services.heard_before import HeardBefore
from ehdesk.services.held import HeldOnPeople
from ehdesk.services.journeys import Journeys
from ehdesk.services.known_to_forms import KnownToForms
from ehdesk.services.last_times import LastTimes
from ehdesk.services.leaving import LeavingFamilies
from ehdesk.services.made_up.cast import read_cast
from ehdesk.services.made_up.family import add_family
from ehdesk.services.made_up.people import people_of
from ehdesk.services.matters import Matters
from ehdesk.services.most_protective import MostProtective
from ehdesk.services.moving import Moving
from ehdesk.services.notes import Notes
from ehdesk.services.people_around import PeopleAround
from ehdesk.services.pictures import Pictures
from ehdesk.services.plan_copies import PlanCopies
from ehdesk.services.plan_sources import PlanSources
from ehdesk.services.plans import Plans
from ehdesk.services.practice import Practice
from ehdesk.services.prints import Paper, Prints, Sources
from ehdesk.services.said_alone import SaidAlone
from ehdesk.services.saving import Saving
from ehdesk.services.stars import Stars
from ehdesk.services.syncing import Syncing
from ehdesk.services.ties import Ties
from ehdesk.services.undoing import Undoing
from ehdesk.services.ways_in import WaysIn
from ehdesk.services.workspace import Workspace
from ehdesk.store.keys import CALIBRATED, Cost
from ehdesk.store.vault import Vault
from ehdesk.ui.background import Background
from ehdesk.ui.bugs import log_unraisable
from ehdesk.ui.ground import Ground
from ehdesk.ui.handover import Waiting, tell_when_seen
from ehdesk.ui.look import Look
from ehdesk.ui.start import Start
from ehdesk.ui.window import Window
from ehdesk.ui.window_place import fit_on_screen, keep_place, take_place

LANGUAGE = "en-GB"
LOCKS_AFTER = timedelta(minutes=5)
_WINDOW = "window"
"""Beside the vaults: the file with the window's place on the screen."""
_HEARD_OF_IN = 15_000
"""Milliseconds within which a fresh process has its window on the screen."""
_WAITED_FOR = "EHDESK_WAITED_FOR"
"""In the environment of a fresh process: the name under which the one that locked waits."""
_AGAIN = {75: Start.DOOR, 76: Start.FOR_ANOTHER, 77: Start.PRACTICE}
"""The exit codes of the window's loop when the program is to start afresh, and what it then opens at."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the program finds outside itself: where things lie, the time, new ids, and the computer's name."""

    vaults: Path
    forms: Path
    resources: Path
    clock: Callable[[], datetime]
    new_id: Callable[[], str]
    cost: Cost = CALIBRATED
    computer: str = field(default_factory=platform.node)

    def paper(self, words: Wording, stamp: str = "") -> Paper:
        """What every print is made with; `stamp` stands on each page."""
        return Paper(words, self.resources / "fonts", self.clock, stamp)


def surroundings(vaults: Path | None = None) -> Surroundings:
    """The real ones."""
    return Surroundings(
        vaults or paths.vaults_folder(),
        paths.forms_folder(),
        paths.resources_folder(),
        clock=lambda: datetime.now(UTC),
        new_id=lambda: str(uuid_utils.uuid7()),
    )


class App:
    """The program in one window: the door, and behind it one worker's vault.

    `leave` is called to lock, after everything is closed: the real program starts a fresh process, since Python cannot
    wipe its memory; a test builds the window again. `switch` likewise, for somebody else to come in, and `practise` to
    practise.
    """

    def __init__(
        self,
        around: Surroundings,
        look: Look,
        leave: Callable[["App"], None],
        switch: Callable[["App"], None] | None = None,
        practise: Callable[["App"], None] | None = None,
    ) -> None:
        self._around, self._look = around, look
        self.words = read_wording(around.forms / "wording" / LANGUAGE)
        self._catalogue = Catalogue(around.forms)
        door = the_door(around, self.words)
        ground = Ground(look, self.words, Background(), around.clock)
        self._beside_the_door = ground.background.beside()
        self.window = Window(ground, door, self._workspace, LOCKS_AFTER)
        place = around.vaults / _WINDOW
        take_place(self.window, place)
        self.window.leaving.connect(lambda: keep_place(self.window, place))
        self.window.locked.connect(lambda: leave(self))
        self.window.switched.connect(lambda: (switch or leave)(self))
        self.window.practising.connect(lambda: (practise or leave)(self))

    def show(self, start: Start = Start.DOOR) -> None:
        """Open the window."""
        self.window.open_door(start)
        self.window.show()
        QTimer.singleShot(0, self.window, lambda: fit_on_screen(self.window))  # its title bar is known now
        self._get_ready()

    def _get_ready(self) -> None:
        """Load the calendars that the first page wants while somebody types the passphrase: they take a while."""
        self._beside_the_door.run(self._catalogue.load_calendars, _nothing_to_say, _nothing_to_say, self.window)

    def _workspace(self, vault: Vault) -> Workspace:
        return workspace(vault, self._catalogue, self.words, self._around)


def _nothing_to_say(_answer: object) -> None:
    """What is wrong with a file is said by the page that wants it."""


def the_door(around: Surroundings, words: Wording) -> Door:
    """The way to every vault of this computer."""
    return Door(
        around.vaults, around.new_id, around.paper(words), the_practice(around, words), around.computer, around.cost
    )


def the_practice(around: Surroundings, words: Wording) -> Practice:
    """The place to practise in."""

    def furnish(vault: Vault) -> None:
        work = workspace(vault, Catalogue(around.forms), words, around)
        add_family(work, read_cast(around.resources), around.clock().astimezone().date())

    folder, name, job = paths.practice_folder(around.vaults), words("practice.name"), words("practice.job")
    return Practice(folder, name, job, around.new_id, around.clock, furnish)


def workspace(vault: Vault, catalogue: Catalogue, words: Wording, around: Surroundings) -> Workspace:
    """The services over one open vault."""
    news = News()
    colleagues = Colleagues(vault)
    saving = Saving(vault, news, vault.new_id, colleagues)
    calendar = Calendar(catalogue, around.clock)
    families, agreements, around_family = Families(saving, calendar), Agreements(saving), PeopleAround(saving)
    plans, stars = Plans(saving), Stars(saving, catalogue)
    copies = PlanCopies(saving, plans)
    editions = Editions(saving, catalogue)
    most_protective = MostProtective(editions)
    vault.records.show_by(most_protective)
    heard_before = HeardBefore(vault, editions)
    ever_asked = EverAsked(vault, families, editions, heard_before, around.clock)
    last_times = LastTimes(vault, families, editions, calendar, heard_before, ever_asked)
    known = KnownToForms(families, around_family, last_times)
    assessments = Assessments(saving, families, editions, heard_before, known, around.clock)
    said_alone = SaidAlone(vault, ever_asked, assessments)
    stories = FieldStories(vault)
    paper = around.paper(words, words("practice.on_paper") if vault.is_practice else "")
    return Workspace(
        vault=vault,
        news=news,
        families=families,
        agreements=agreements,
        around=around_family,
        editions=editions,
        assessments=assessments,
        moving=Moving(saving, editions),
        last_times=last_times,
        matters=Matters(vault.settings),
        stars=stars,
        plans=plans,
        plan_sources=PlanSources(assessments, catalogue, stars),
        said_alone=said_alone,
        journeys=Journeys(vault, plans, calendar),
        notes=Notes(saving),
        pictures=Pictures(saving),
        happenings=Happenings(vault),
        field_stories=stories,
        undoing=Undoing(saving, stories),
        family_search=FamilySearch(vault, assessments, said_alone, ever_asked),
        prints=Prints(vault, Sources(families, agreements, around_family, stars, plans, copies), paper),
        held=HeldOnPeople(
            vault,
            families,
            assessments,
            said_alone,
            colleagues,
            paper,
            beside=lambda other: workspace(other, catalogue, words, around).held,
        ),
        doers=Doers(saving, families, around_family, calendar),
        conflicts=Conflicts(saving, most_protective),
        colleagues=colleagues,
        syncing=Syncing(vault, news, around.clock),
        carrying=Carrying(vault, news),
        copies=Copies(vault, around.clock),
        ties=Ties(saving, families),
        leaving=LeavingFamilies(vault, catalogue, calendar),
        ways_in=WaysIn(vault, paper, around.computer, around.cost),
        form_trials=FormTrials(lambda today: people_of(read_cast(around.resources), today), around.clock),
    )


def run(vaults: Path | None = None, start: Start = Start.DOOR) -> int:
    """Open the window and stay until it is closed; after each locking, begin again in a fresh process.

    Returns the exit code.
    """
    leave_no_traces()
    qt = QApplication([sys.argv[0]])
    qt.setApplicationName("ehdesk")
    around = surroundings(vaults)
    look = Look(qt, around.resources)
    lock, switch, practise = (lambda _app, code=code: qt.exit(code) for code in _AGAIN)
    app = App(around, look, lock, switch, practise)
    sys.excepthook, sys.unraisablehook = app.window.say_trouble, log_unraisable
    if waited_for := os.environ.pop(_WAITED_FOR, ""):
        tell_when_seen(app.window, waited_for)
    app.show(start)
    code = qt.exec()
    return hand_over(qt, afresh(_AGAIN[code])) if code in _AGAIN else code


def afresh(start: Start = Start.DOOR) -> list[str]:
    """Our own command line again."""
    same = [part for part in sys.orig_argv[1:] if part not in set(Start)]
    return [sys.executable, *same, *([start] if start else [])]


def hand_over(qt: QApplication, command: Sequence[str]) -> int:
    """Start a fresh process, show our covered window until its own is on the screen, and end.

    With this process goes all that it had in memory. It ends too when the fresh one is not heard of in time,
    and at once when there is none.
    """
    waiting = Waiting()
    waiting.taken_over.connect(lambda: qt.exit(0))
    QTimer.singleShot(_HEARD_OF_IN, waiting, lambda: qt.exit(0))
    fresh, environment = QProcess(), QProcessEnvironment.systemEnvironment()
    environment.insert(_WAITED_FOR, waiting.name)
    fresh.setProcessEnvironment(environment)
    fresh.setProgram(command[0])
    fresh.setArguments(command[1:])
    has_started = bool(fresh.startDetached())  # PySide6's stub wrongly promises a pair
    if not has_started:
        logging.getLogger(__name__).error("no fresh process could be started")
        return 1
    return qt.exec() if waiting.is_heard else 0


def leave_no_traces() -> None:
    """Qt's own file dialog keeps a list of folders that were saved to in its settings; they go nowhere."""
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, os.devnull)
