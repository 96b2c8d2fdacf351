"""The paper: a family plan made for one named reader, in memory."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from ehdesk.domain.address import stands_in
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.family import Family, Member, Role
from ehdesk.forms.wording import Wording
from ehdesk.services.agreements import Agreements
from ehdesk.services.families import Families
from ehdesk.services.people_around import PeopleAround
from ehdesk.services.plan_copies import PlanCopies, PlanCopy
from ehdesk.services.plan_sheet import Copy, OnRecord, plan_sheet
from ehdesk.services.plans import Plans
from ehdesk.services.spelling import Spelling
from ehdesk.services.stars import Stars
from ehdesk.store.access import Access
from ehdesk.store.records import Records
from ehdesk.store.vault import Vault

if TYPE_CHECKING:
    from ehdesk.printing.blocks import Document
    from ehdesk.printing.styles import Style

_READS_FROM = 5
"""The age in years from which a child may have a copy of their own, and signs."""


class NotForThisReader(Exception):
    """Something of this family is kept from this reader, so no copy is made for them."""


@dataclass(frozen=True, slots=True)
class Readers:
    """Who may have a copy, and who may not since something is kept from them.

    `named` are those whom the plan says that it is for: also who is too small to read, but nobody who may have none.
    """

    offered: tuple[Member, ...]
    kept_from: tuple[Member, ...]
    named: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class CopyLook:
    """How a copy looks: in large letters for who needs them, without colour for a printer that has none.

    `with_cautioned` puts on it what the star says of areas that are not for everybody's eyes.
    """

    is_large: bool = False
    in_colour: bool = True
    with_cautioned: bool = False


PLAIN = CopyLook()


@dataclass(frozen=True, slots=True)
class Paper:
    """What every print is made with: the words, the fonts, the time, and what stands on each page ("" for nothing)."""

    words: Wording
    fonts: Path
    clock: Callable[[], datetime]
    stamp: str = ""

    def printed(self, document: "Document", style: "Style") -> bytes:
        """A document as a PDF. Every print goes through here, so none lacks what has to stand on it."""
        # reportlab takes a while to load, and the window opens without it
        from ehdesk.printing.pages import pdf  # noqa: PLC0415

        return pdf(replace(document, stamp=self.stamp), self.fonts, style)


@dataclass(frozen=True, slots=True)
class PrintMade:
    """A copy that left the vault: when, of which family, and the member it was made for; None for one unknown here."""

    at: datetime
    family: Family
    reader: Member | None


SAVED, COPY_FOR = "saved the family plan", "copy for "
"""How it stands in the history of who saw what."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The services over what is printed."""

    families: Families
    agreements: Agreements
    around: PeopleAround
    stars: Stars
    plans: Plans
    copies: PlanCopies


class Prints:
    """Prints for the families in this vault. Each one that is saved is noted in the history of who saw what."""

    def __init__(self, vault: Vault, sources: Sources, paper: Paper) -> None:
        self._vault, self._paper = vault, paper
        self._families, self._agreements, self._around = sources.families, sources.agreements, sources.around
        self._stars, self._plans = sources.stars, sources.plans
        self._copies, self._spelling = sources.copies, Spelling(paper.fonts)

    def readers(self, family: FamilyId) -> Readers:
        """The members who can have a copy: old enough, and with nothing of this family kept from them.

        Kept are the homes that they must not learn, and all that the family shares where any agreement, old or new,
        says that they must not see it. What is unsure counts as kept: from everyone where it cannot be read whom it is
        kept from, and in a home or an agreement whose removal nobody has settled.
        """
        whole = self._families.family(family)
        born = [member for member in whole.living if member.role is not Role.EXPECTED]
        homes = (*whole.households, *self._families.homes_in_doubt(family))
        kept = {member.id for member in born for home in homes if home.is_kept(member.id)}
        kept |= {member.id for member in born for one in self._agreements.all(family) if one.is_kept(member.id)}
        named = [member for member in born if member.id not in kept]
        return Readers(
            tuple(filter(self._can_read, named)),
            tuple(member for member in born if member.id in kept and self._can_read(member)),
            tuple(named),
        )

    def _can_read(self, member: Member) -> bool:
        age = member.age_on(self._paper.clock().astimezone().date())
        return age is None or age >= _READS_FROM

    def family_plan(self, family: FamilyId, reader: Member, look: CopyLook = PLAIN) -> Callable[[], bytes]:
        """What makes the PDF of the plan for `reader`: it needs no vault, so it may run on another thread.

        Raises NotForThisReader.
        """
        # reportlab takes a while to load, and the window opens without it
        from ehdesk.printing.family_plan import family_plan  # noqa: PLC0415
        from ehdesk.printing.styles import style_for  # noqa: PLC0415

        paper, readers = self._paper, self._offered(family, reader)
        copy = replace(self._copy(family, reader, readers), with_cautioned=look.with_cautioned)
        sheet = plan_sheet(self._on_record(family, with_cautioned=look.with_cautioned), copy, paper.words)
        style = style_for(is_large=look.is_large, in_colour=look.in_colour)
        return lambda: paper.printed(family_plan(sheet, paper.words), style)

    def addresses_typed(self, family: FamilyId) -> tuple[str, ...]:
        """What was written in the plan in which an address that is kept from somebody can be read.

        No address is printed as such, but words that were typed are printed as they are.
        """
        kept = [home.address for home in self._families.family(family).households if home.kept_from]
        typed = self._plans.plan(family).words_on_paper
        return tuple(words for words in typed if any(stands_in(address, words) for address in kept))

    def cannot_print(self, family: FamilyId) -> tuple[str, ...]:
        """The names and words on the paper that have letters in no font, and that are spelt in no other way."""
        spelt = self._spelling.family(self._families.family(family))
        names = (
            *(member.called for member in spelt.members),
            *(lead.name for lead in self._around.around(family).leads),
        )
        return self._spelling.lacking((*names, self._vault.owner.name, *self._plans.plan(family).words_on_paper))

    def names_no_number(self, family: FamilyId) -> bool:
        """Does the paper give the family no way to reach whoever leads the work?"""
        return not any(lead.reached_by for lead in self._around.around(family).leads)

    def leaves_out_star(self, family: FamilyId) -> bool:
        """Is the newest star missing from the paper, since it was made with one that is not on this computer?"""
        on_record = self._on_record(family)
        return on_record.reading is not None and on_record.star is None

    def cautioned_areas(self, family: FamilyId) -> tuple[str, ...]:
        """What the areas of the newest star, and of the goals, are called that are left off unless that is chosen.

        An area that has no score says nothing, so nothing of it is left off.
        """
        on, goals = self._on_record(family), {goal.area for goal in self._plans.plan(family).goals}
        scored = [one for one in on.star.areas if one.id in on.reading.scores] if on.star and on.reading else []
        areas = (*scored, *(one for one in self._stars.in_use.areas if one.id in goals))
        return tuple(dict.fromkeys(area.title for area in areas if area.caution))

    def agreed(self, family: FamilyId) -> str:
        """The agreed plan of which a copy is that is made now: its id, or "" where none was agreed yet."""
        return self._copies.agreed(family)

    def save(self, family: FamilyId, reader: Member, pdf: bytes, file: Path, look: CopyLook, version: str) -> None:
        """Put it on record, and the copy for `reader` in a file, whole or not at all, that only this user can read.

        `look` and `version` (see `agreed`) are as it was made. Raises NotForThisReader where something came to be kept
        from them since, StoreError, and OSError.
        """
        self.still_for(family, reader)
        with self.leaving(family, reader, look, version):
            _put(file, pdf)

    def still_for(self, family: FamilyId, reader: Member) -> None:
        """Raises NotForThisReader where something came to be kept from them since their copy was made."""
        self._offered(family, reader)

    @contextmanager
    def leaving(self, family: FamilyId, reader: Member, look: CopyLook, version: str) -> Iterator[None]:
        """Around what lets a copy for `reader` out of the vault: this computer's history names it before it goes, and
        the family's record once it is gone.

        `look` and `version` (see `agreed`) are as it was made. Raises StoreError.
        """
        copy = self._copies.new_id()
        self._vault.access.note(family, SAVED, f"{COPY_FOR}{reader.id} {copy}")
        yield
        self._copies.add(family, copy, reader.id, version, is_large=look.is_large)

    def made(self) -> tuple[PrintMade, ...]:
        """Every copy that left the vault on this computer, the newest first."""
        notes = [note for note in self._vault.access.noted(SAVED) if came_about(note, self._vault.records)]
        families = {id: self._families.family(id) for id in {note.family for note in notes}}
        return tuple(
            PrintMade(note.at, families[note.family], families[note.family].member(copied_for(note))) for note in notes
        )

    def copies(self, family: FamilyId) -> Mapping[str, PlanCopy]:
        """The last copy of the plan that anybody made for each reader, by the reader's id."""
        return self._copies.newest(family)

    def _offered(self, family: FamilyId, reader: Member) -> Readers:
        """Who can have a copy now, this reader among them. Raises NotForThisReader."""
        readers = self.readers(family)
        if reader.id not in {member.id for member in readers.offered}:
            raise NotForThisReader(reader.id)
        return readers

    def _on_record(self, family: FamilyId, *, with_cautioned: bool = True) -> OnRecord:
        reading = next(reversed(self._stars.standing(family)), None)
        spelt = self._spelling.family(self._families.family(family))
        return OnRecord(
            family=spelt,
            plan=self._plans.plan(family),
            area_titles={one.id: one.title for one in self._stars.in_use.areas if with_cautioned or not one.caution},
            reading=reading,
            star=self._stars.known(reading) if reading else None,
            called={**self._families.people(family), **{member.id: member.called for member in spelt.members}},
        )

    def _copy(self, family: FamilyId, reader: Member, readers: Readers) -> Copy:
        owner, today = self._vault.owner, self._paper.clock().astimezone().date()
        leads = self._around.around(family).leads
        reader, *named = map(self._spelling.member, (reader, *readers.named))
        signers = self._signers(family, tuple(map(self._spelling.member, readers.offered)), today)
        return Copy(reader, named, signers, owner.name, leads, today)

    def _signers(self, family: FamilyId, people: Sequence[Member], today: date) -> tuple[str, ...]:
        """Who signs: of an agreed plan those who were there, else everyone of `people`; but no small child.

        Somebody from whom a thing is kept is not among `people`, and does not sign either.
        """
        old_enough = {one.id: one.called for one in people if _is_old_enough(one, today)}
        agreed = next(reversed(self._plans.versions(family)), None)
        if agreed is None:
            return tuple(old_enough.values())
        members = {one.id for one in (*self._families.family(family).members, *self._families.removed_people(family))}
        others = {id: name for id, name in self._families.people(family).items() if id not in members}
        there = (old_enough.get(RecordId(one)) or others.get(one, "") for one in agreed.there)
        return tuple(filter(None, (*there, *(name.strip() for name in agreed.there_else.split(",")))))


def _is_old_enough(member: Member, today: date) -> bool:
    """To sign: an adult, or a child whose age is known."""
    age = member.age_on(today)
    return member.role is Role.ADULT if age is None else age >= _READS_FROM


def copied_for(note: Access) -> str:
    """The id of the member whom a copy was made for."""
    return note.detail.removeprefix(COPY_FOR).partition(" ")[0]


def came_about(note: Access, records: Records) -> bool:
    """Did the copy that was named before it went come out whole? Only then it is on record with the family."""
    copy = note.detail.removeprefix(COPY_FOR).partition(" ")[2]
    return not copy or records.one(RecordId(copy)) is not None


def _put(file: Path, content: bytes) -> None:
    """Written beside, then put in place. Raises OSError; what was half written is then gone."""
    with NamedTemporaryFile(dir=file.parent, prefix=".", delete=False) as beside:
        try:
            beside.write(content)
            beside.flush()
            os.fsync(beside.fileno())
            beside.close()
            Path(beside.name).replace(file)
        except OSError:
            Path(beside.name).unlink(missing_ok=True)
            raise
