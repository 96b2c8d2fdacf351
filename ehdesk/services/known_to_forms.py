"""What a form finds in `instance('family')` beside the members, where it asks for it: homes, agencies, last answers."""

from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.family import Family
from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.family import NOTHING_KNOWN, Home, Known, WorkingWith, asks_beyond_members
from ehdesk.services.families import Families
from ehdesk.services.last_times import LastTimes
from ehdesk.services.people_around import PeopleAround


class KnownToForms:
    """Reads it. Most forms ask for nothing of it, and then nothing is read."""

    def __init__(self, families: Families, around: PeopleAround, last_times: LastTimes) -> None:
        self._families, self._around, self._last_times = families, around, last_times
        self._asking: dict[tuple[str, str], bool] = {}

    def of(self, definition: Definition, family: FamilyId, assessment: RecordId) -> Known:
        """What is known for an assessment in this form. No address, and nothing that was said alone last time."""
        form = (definition.id, definition.version)
        if form not in self._asking:
            self._asking[form] = asks_beyond_members(definition)
        return self._read(family, assessment) if self._asking[form] else NOTHING_KNOWN

    def _read(self, family: FamilyId, assessment: RecordId) -> Known:
        found = self._families.family(family)
        on, answers = self._last_times.open_answers(assessment, family)
        return Known(
            homes=tuple(Home(home.id, home.name, _living(found, home.id)) for home in found.households),
            agencies=tuple(WorkingWith(one.id, one.name, one.kind) for one in self._around.around(family).agencies),
            last_on=on,
            last_answers=answers,
        )


def _living(family: Family, home: RecordId) -> tuple[str, ...]:
    return tuple(one.id for one in family.living if home in one.households)
