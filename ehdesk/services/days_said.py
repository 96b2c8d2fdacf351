"""The day on which each thing that a record says was first written so, and not otherwise since."""

from collections.abc import Iterable, Mapping
from datetime import date

from ehdesk.domain.body import Body
from ehdesk.store.versions import Version


def days_said(body: Body, history: Iterable[Version]) -> Mapping[str, date]:
    """By field, given all that was ever written in it, the newest first.

    Completing an assessment writes every answer again, which is not the day on which anybody said it.
    """
    found: dict[str, date] = {}
    ended: set[str] = set()
    for version in history:
        field = version.field
        if field not in ended and version.value == body.get(field):
            found[field] = version.at.astimezone().date()
        elif field in found:
            ended.add(field)
    return found
