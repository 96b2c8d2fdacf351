"""Where a record is seen or changed."""

from collections.abc import Callable, Mapping

from ehdesk.domain import kinds
from ehdesk.domain.body import Body, is_set, text
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.ui import places
from ehdesk.ui.places import Place

_PLACES: Mapping[str, Callable[[FamilyId, RecordId, Body], Place]] = {
    kinds.FAMILY: lambda family, _record, _body: places.FamilyForm(family),
    kinds.MEMBER: lambda family, record, _body: places.MemberPage(family, record),
    kinds.HOUSEHOLD: lambda family, record, _body: places.HomeForm(family, record),
    kinds.AGREEMENT: lambda family, _record, _body: places.AgreementHome(family),
    kinds.SHARING: lambda family, _record, _body: places.AgreementHome(family),
    kinds.WITHDRAWAL: lambda family, _record, _body: places.AgreementHome(family),
    kinds.ASSESSMENT: lambda family, _record, _body: places.AssessmentTasks(family),
    kinds.READING: lambda family, _record, _body: places.StarHome(family),
    kinds.GOAL: lambda family, record, _body: places.GoalForm(family, record),
    kinds.ACTION: lambda family, record, body: places.ActionForm(family, RecordId(text(body, "goal")), record),
    kinds.PLAN: lambda family, _record, _body: places.PlanHome(family),
    kinds.PICTURE: lambda family, record, _body: places.PicturePage(family, record),
    kinds.NOTE: lambda family, record, body: _note(family, record, is_kept=is_set(body, "kept")),
}


def place_of(family: FamilyId, kind: str, record: RecordId, body: Body) -> Place | None:
    """The page of a record of a family, which holds `body`; None where it has none."""
    place = _PLACES.get(kind)
    return place(family, record, body) if place else None


def _note(family: FamilyId, record: RecordId, *, is_kept: bool) -> Place:
    return places.NotePage(family, record) if is_kept else places.NoteForm(family, record)
