"""A caseload as long as a career: many families with hundreds of changes each, taken in as a hub would send them."""

import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import structs

from ehdesk.domain import kinds
from ehdesk.domain.change import Change, ChangeId, Edit, FamilyId, RecordId, encode, hash_of
from ehdesk.domain.signing import Certificate, certify, public_bytes, sign_change
from ehdesk.store.intake import Incoming
from ehdesk.store.vault import Vault

SAID = "We talked about mornings before school; getting everyone out of the door is the hardest part of the day."
_FIRST = ("Amina", "Zófia", "Leanne", "Mohammed", "Siân", "Owen", "Ngozi", "Łukasz", "Chloe", "Idris", "Tia", "Mason")
_LAST = ("Hughes", "Okoro", "Kamińska", "Mahmood", "Pritchard", "O’Dowd", "Bell", "Ward", "Shah", "Nowak", "Evans")


BEFORE_ANSWERS = 17
"""How many changes of a family come before its answers: its people and its plan."""


def take_in(
    vault: Vault, families: int, each: int, new_id: Callable[[], str], now: datetime, *, together: int = 1
) -> None:
    """So many families with so many changes each, signed by one colleague, a family in each delivery.

    A change after the first BEFORE_ANSWERS saves so many answers `together`.
    """
    writer = _Writer(new_id, now, together)
    for number in range(families):
        incoming = writer.family(number, each)
        taken = vault.changes.take(incoming, [writer.certificate], writer.devices)
        if taken.kept_aside:
            raise RuntimeError(taken.kept_aside[0].reason)


class _Writer:
    """One colleague's laptop."""

    def __init__(self, new_id: Callable[[], str], now: datetime, together: int) -> None:
        self._together = together
        self._new_id, self._now, self._random = new_id, now, random.Random(7)  # noqa: S311 - made-up names
        self._at = int((now - timedelta(days=90)).timestamp() * 1000) << 16
        device, self._key = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
        self._author, self._writer = new_id(), new_id()
        facts = Certificate(self._writer, new_id(), self._author, public_bytes(self._key), 0)
        self.certificate, self.devices = certify(facts, device), {facts.device: public_bytes(device)}

    def family(self, number: int, changes: int) -> list[Incoming]:
        """Everything that was ever written in one family, in the order in which it was."""
        family, previous = FamilyId(self._new_id()), b""
        edits, signed = self._edits(family, number), []
        last: dict[str, ChangeId] = {}
        for n in range(1, changes + 1):
            self._at += 1 << 24
            id, edit = ChangeId(self._new_id()), next(edits)
            edit = structs.replace(edit, parents=_known(last, edit))
            last.update((f"{edit.record} {field}", id) for field in edit.fields)
            change = Change(id, family, self._author, self._at, self._writer, n, previous, (edit,))
            body = encode(change)
            previous = hash_of(body)
            signed.append(Incoming(sign_change(body, self._key), n))
        return signed

    def _edits(self, family: FamilyId, number: int) -> Iterator[Edit]:
        """The people and the plan, then answers without end."""
        pick, last = self._random.choice, self._random.choice(_LAST)
        yield Edit(RecordId(family), kinds.FAMILY, {"name": f"{last} and {pick(_LAST)} {number}"}, ())
        home = self._new_id()
        yield Edit(home, kinds.HOUSEHOLD, {"name": "Home", "address": f"{number} Sample Street, Anytown"}, ())
        for age in (34, 36, 14, 9, 3):
            born = (self._now - timedelta(days=365 * age + 30)).date().isoformat()
            facts = {"name": f"{pick(_FIRST)} {last}", "role": "adult" if age > 18 else "child", "born": born}
            yield Edit(self._new_id(), kinds.MEMBER, {**facts, "households": [home]}, ())
        yield from self._plan()
        assessment = self._new_id()
        yield Edit(assessment, kinds.ASSESSMENT, {"@form": "whole-family", "@started_on": "2026-09-01"}, ())
        for first in range(0, 1 << 20, self._together):
            questions = range(first, first + self._together)
            answers = {f"home/question_{one % 350}": f"{SAID[: one % 100]} {one}" for one in questions}
            yield Edit(assessment, kinds.ASSESSMENT, answers, ())

    def _plan(self) -> Iterator[Edit]:
        for _ in range(2):
            goal = self._new_id()
            yield Edit(goal, kinds.GOAL, {"words": SAID}, ())
            for _ in range(4):
                by = (self._now + timedelta(days=self._random.randint(-20, 60))).date().isoformat()
                yield Edit(self._new_id(), kinds.ACTION, {"goal": goal, "what": "Ring the school", "by": by}, ())


def _known(last: dict[str, ChangeId], edit: Edit) -> tuple[ChangeId, ...]:
    """What the writer had on screen: the answers that stood."""
    stood = (last.get(f"{edit.record} {field}") for field in edit.fields)
    return tuple(dict.fromkeys(id for id in stood if id))
