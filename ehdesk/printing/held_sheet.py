"""The document with everything that is held on one person: what, who wrote it, and what to look at before giving it."""

import textwrap
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from typing import Final

from ehdesk.domain.body import day_in
from ehdesk.domain.held import EverythingHeld, Held
from ehdesk.forms.wording import Wording
from ehdesk.printing.blocks import Block, Cell, Column, Document, Footer, Heading, Masthead, Paragraph, Row, Table
from ehdesk.printing.phrases import full_date, listed

_IN_A_ROW: Final = 900
"""Letters: a row of a table cannot go on on another page, so a longer text goes on in another row."""


def held_sheet(found: EverythingHeld, words: Wording) -> Document:
    """All of it, record by record; what was written twice alike stands once."""
    return Document(
        title=words("held.title"),
        language=words.language,
        reader="",
        footer=Footer(words("held.footer"), words("plan_print.page")),
        blocks=tuple(_blocks(found, words)),
    )


def _blocks(found: EverythingHeld, words: Wording) -> Iterator[Block]:
    day = full_date(found.made_at.astimezone().date(), words)
    once = list({(one.record, one.field, one.said): one for one in reversed(found.held)}.values())[::-1]
    to_look_at = sum(one.is_to_look_at for one in once)
    yield Masthead(words("held.title"), (words("held.made", by=found.made_by), day), found.called)
    yield Paragraph(words("held.how_found"))
    yield Paragraph(words("held.to_look_at", count=to_look_at))
    for (_, kind), held in groupby(once, lambda one: (one.record, one.kind)):
        phrase = f"kinds.{kind}"
        yield Heading(words(phrase if phrase in words.phrases else "kinds.unknown"))
        yield _table(held, words)
    yield Heading(words("held.copies"))
    for at in found.copies:
        yield Paragraph(full_date(at.astimezone().date(), words))
    if not found.copies:
        yield Paragraph(words("held.no_copies"))
    yield Heading(words("held.opened"))
    yield from (Paragraph(one) for one in _opened(found, words))
    if found.not_in_it:
        yield Paragraph(words("held.not_in_it", count=found.not_in_it))
    if found.elsewhere:
        yield Paragraph(words("held.elsewhere", count=found.elsewhere))


def _opened(found: EverythingHeld, words: Wording) -> Iterator[str]:
    """Each of them once, with how often and when last."""
    times: dict[str, list[datetime]] = {}
    for one in found.opened:
        times.setdefault(one.by or words("held.somebody"), []).append(one.at)
    for by, at in times.items():
        yield words("held.opened_by", count=len(at), by=by, day=full_date(max(at).astimezone().date(), words))
    if not times:
        yield words("held.not_opened")


def _table(held: Iterable[Held], words: Wording) -> Table:
    columns = (Column(words("held.what"), 3), Column(words("held.said"), 5), Column(words("held.who"), 4))
    return Table(columns, tuple(row for one in held for row in _rows(one, words)))


def _rows(one: Held, words: Wording) -> Iterator[Row]:
    day = day_in(one.said)
    parts = textwrap.wrap(one.said, _IN_A_ROW, replace_whitespace=False) if day is None else [full_date(day, words)]
    if one.is_to_look_at:
        why = " ".join(_to_look_at(one, words))
        yield Row((Cell(words("held.look_first"), is_strong=True), Cell(why, is_strong=True), Cell("")))
    yield Row((Cell(one.asked, is_strong=True), Cell(parts[0] if parts else ""), Cell(_written(one, words))))
    for more in parts[1:]:
        yield Row((Cell(words("held.goes_on")), Cell(more), Cell("")))


def _written(one: Held, words: Wording) -> str:
    day, by = full_date(one.at.astimezone().date(), words), one.by or words("held.somebody")
    return words("held.written", by=by, day=day) if one.stands else words("held.was_written", by=by, day=day)


def _to_look_at(one: Held, words: Wording) -> Iterator[str]:
    if one.others:
        yield words("held.look_others", names=listed(one.others, words))
    if one.is_kept_close:
        yield words("held.look_close")
