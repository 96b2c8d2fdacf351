"""The page for each place in a trial; where the trial, or that part of it, is no more, the nearest one that is."""

from ehdesk.forms.engine.repeats import NoSuchRepeat
from ehdesk.services.trying import Trying
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.forms import FormsPage
from ehdesk.ui.pages.trial_check import TrialCheckAllPage, TrialCheckPage
from ehdesk.ui.pages.trial_repeat import TrialRepeatPage
from ehdesk.ui.pages.trial_topic import TrialTopicPage
from ehdesk.ui.pages.trial_topics import TrialTopicsPage
from ehdesk.ui.shell.page import Page


def trial_page(desk: Desk, place: places.InTrial) -> Page:
    """Where there is nothing on trial: the page on which a form is chosen."""
    trial = desk.work.form_trials.begin()
    return FormsPage(desk, places.Forms()) if trial is None else _page(desk, place, trial)


def _page(desk: Desk, place: places.InTrial, trial: Trying) -> Page:
    match place:
        case places.TrialTopic() if trial.is_asked(place.topic):
            return TrialTopicPage(desk, place, trial)
        case places.TrialCheck() if trial.is_asked(place.topic):
            return TrialCheckPage(desk, place, trial)
        case places.TrialRepeat() if _has(trial, place.repeat):
            return TrialRepeatPage(desk, place, trial)
        case places.TrialCheckAll():
            return TrialCheckAllPage(desk, trial)
    return TrialTopicsPage(desk, trial)


def _has(trial: Trying, repeat: str) -> bool:
    try:
        return trial.form.repeats.repeat(repeat).relevant
    except NoSuchRepeat:
        return False
