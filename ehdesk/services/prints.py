"""The paper: a family plan made for one named reader, in memory."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ehdesk.domain.change import FamilyId
from ehdesk.domain.family import Member, Role
from ehdesk.forms.wording import Wording
from ehdesk.services.families import Families
from ehdesk.services.plan_sheet import Copy, OnRecord, plan_sheet
from ehdesk.services.plans import Plans
from ehdesk.services.stars import Stars
from ehdesk.store.vault import Vault

_READS_FROM = 5
"""The age in years from which a child may have a copy of their own."""


class NotForThisReader(Exception):
    """Something of this family is kept from this reader, so no copy is made for them."""


@dataclass(frozen=True, slots=True)
class Readers:
    """Who may have a copy, and who may not since something is kept from them."""

    offered: tuple[Member, ...]
    kept_from: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """What every print is made with: the words, the fonts, and the time."""

    words: Wording
    fonts: Path
    clock: Callable[[], datetime]


class Prints:
    """Prints for the families in this vault. Each one that is saved is noted in the history of who saw what."""

    def __init__(self, vault: Vault, families: Families, stars: Stars, plans: Plans, paper: Paper) -> None:
        self._vault, self._families, self._stars, self._plans, self._paper = vault, families, stars, plans, paper

    def readers(self, family: FamilyId) -> Readers:
        """The members who can have a copy: old enough, and with nothing of this family kept from them."""
        whole = self._families.family(family)
        reading = [member for member in whole.members if self._can_read(member)]
        kept = {id for home in whole.households for id in home.kept_from}
        return Readers(
            tuple(member for member in reading if member.id not in kept),
            tuple(member for member in reading if member.id in kept),
        )

    def _can_read(self, member: Member) -> bool:
        age = member.age_on(self._paper.clock().astimezone().date())
        return member.role is not Role.EXPECTED and (age is None or age >= _READS_FROM)

    def family_plan(self, family: FamilyId, reader: Member) -> Callable[[], bytes]:
        """What makes the PDF of the plan for `reader`: it needs no vault, so it may run on another thread.

        Raises NotForThisReader.
        """
        # reportlab takes a while to load, and the window opens without it
        from ehdesk.printing.family_plan import family_plan  # noqa: PLC0415
        from ehdesk.printing.pages import pdf  # noqa: PLC0415

        readers, paper = self.readers(family), self._paper
        if reader not in readers.offered:
            raise NotForThisReader(reader.id)
        sheet = plan_sheet(self._on_record(family), self._copy(reader, readers.offered), paper.words)
        return lambda: pdf(family_plan(sheet, paper.words), paper.fonts)

    def note_saved(self, family: FamilyId, reader: Member) -> None:
        """Put on record that a copy for `reader` left the vault."""
        self._vault.access.note(family, "saved the family plan", f"copy for {reader.id}")

    def _on_record(self, family: FamilyId) -> OnRecord:
        reading = next(reversed(self._stars.recorded(family)), None)
        return OnRecord(
            family=self._families.family(family),
            plan=self._plans.plan(family),
            area_titles={area.id: area.title for area in self._stars.in_use.areas},
            reading=reading,
            star=self._stars.definition(reading) if reading else None,
        )

    def _copy(self, reader: Member, people: tuple[Member, ...]) -> Copy:
        owner, today = self._vault.owner, self._paper.clock().astimezone().date()
        return Copy(reader, people, owner.name, today)
