"""Everything one practitioner can do while their vault is open."""

from dataclasses import dataclass

from ehdesk.services.agreements import Agreements
from ehdesk.services.announce import News
from ehdesk.services.assessments import Assessments
from ehdesk.services.carrying import Carrying
from ehdesk.services.colleagues import Colleagues
from ehdesk.services.conflicts import Conflicts
from ehdesk.services.copies import Copies
from ehdesk.services.doers import Doers
from ehdesk.services.editions import Editions
from ehdesk.services.families import Families
from ehdesk.services.family_search import FamilySearch
from ehdesk.services.field_stories import FieldStories
from ehdesk.services.form_trials import FormTrials
from ehdesk.services.happenings import Happenings
from ehdesk.services.held import HeldOnPeople
from ehdesk.services.journeys import Journeys
from ehdesk.services.last_times import LastTimes
from ehdesk.services.leaving import LeavingFamilies
from ehdesk.services.matters import Matters
from ehdesk.services.moving import Moving
from ehdesk.services.notes import Notes
from ehdesk.services.people_around import PeopleAround
from ehdesk.services.pictures import Pictures
from ehdesk.services.plan_sources import PlanSources
from ehdesk.services.plans import Plans
from ehdesk.services.prints import Prints
from ehdesk.services.said_alone import SaidAlone
from ehdesk.services.stars import Stars
from ehdesk.services.syncing import Syncing
from ehdesk.services.ties import Ties
from ehdesk.services.undoing import Undoing
from ehdesk.services.ways_in import WaysIn
from ehdesk.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Workspace:
    """The services over one open vault."""

    vault: Vault
    news: News
    families: Families
    agreements: Agreements
    around: PeopleAround
    editions: Editions
    assessments: Assessments
    moving: Moving
    last_times: LastTimes
    matters: Matters
    stars: Stars
    plans: Plans
    plan_sources: PlanSources
    said_alone: SaidAlone
    journeys: Journeys
    notes: Notes
    pictures: Pictures
    happenings: Happenings
    field_stories: FieldStories
    undoing: Undoing
    family_search: FamilySearch
    prints: Prints
    held: HeldOnPeople
    doers: Doers
    conflicts: Conflicts
    colleagues: Colleagues
    syncing: Syncing
    carrying: Carrying
    copies: Copies
    ties: Ties
    ways_in: WaysIn
    leaving: LeavingFamilies
    form_trials: FormTrials
