"""Publishing the form that was looked through, and the versions of the assessment that there are."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.source import Source
from ehdesk.services.editions import Published
from ehdesk.store.log import SyncState
from ehdesk.ui.desk import Desk
from ehdesk.ui.saying import when
from ehdesk.ui.widgets.ask_first import AskFirst, Question
from ehdesk.ui.widgets.card import Card, TitledCard
from ehdesk.ui.widgets.pick_row import FactRow
from ehdesk.ui.widgets.words import Words


class PublishCard(Card):
    """What publishing this form would do, asked once before it is done; or why it cannot be published.

    Signals:
        published: it was.
    """

    published = Signal()

    def __init__(self, desk: Desk, form: Definition, source: Source, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, parent)
        self._desk, self._form, self._source = desk, form, source
        why = desk.work.editions.hindrance(form, source)
        said = [desk.words(f"publish.{why}")] if why is not None else list(self._what_it_does())
        lines = (Words(desk.look, line, "soft") for line in said)
        ask = [] if why is not None else [self._ask()]
        self.add(Words(desk.look, desk.words("publish.title"), "h2"), *lines, *ask)

    def _what_it_does(self) -> Iterator[str]:
        words, version, work = self._desk.words, self._form.version, self._desk.work
        newest = work.editions.newest_of(*work.editions.versions(), version)
        if newest == version:
            yield words("publish.why", authority=work.syncing.authority, version=version)
        else:
            yield words("publish.not_newest", authority=work.syncing.authority, newest=newest)

    def _ask(self) -> AskFirst:
        words, version = self._desk.words, self._form.version
        asked = Question(
            words("publish.ask", authority=self._desk.work.syncing.authority, version=version),
            words("publish.yes", version=version),
            words("publish.no"),
        )
        ask = AskFirst(self._look, words("publish.publish", version=version), asked)
        ask.meant.connect(self._publish)
        return ask

    def _publish(self) -> None:
        self._desk.work.editions.publish(self._form, self._source)
        self.published.emit()
        self._desk.say(self._desk.words("publish.done", version=self._form.version))
        self._desk.sync_wanted.emit()


class EditionsCard(TitledCard):
    """Every version of the assessment that was published or comes with the program, the newest first."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        rows = list(_rows(desk))
        super().__init__(desk.look, desk.words("publish.versions"), str(len(rows)), parent)
        for row in rows:
            self.add_row(row)


def _rows(desk: Desk) -> Iterator[FactRow]:
    """What is on its way or was refused comes before what is in use."""
    words, editions = desk.words, desk.work.editions
    published = editions.published()
    in_use = {one.version: one for one in published if one.state is SyncState.NOTHING_WAITS}
    for one in published:
        if one.state is not SyncState.NOTHING_WAITS:
            said = "publish.refused" if one.state is SyncState.REFUSED else "publish.waiting"
            icon = "warning" if one.state is SyncState.REFUSED else "sync"
            yield _row(desk, one.version, f"{_whose(desk, one)} {words(said)}", icon)
    versions = editions.versions()
    for version in reversed(versions):
        whose = _whose(desk, in_use[version]) if version in in_use else words("publish.ships")
        said = words("publish.in_use" if version == versions[-1] else "publish.kept")
        yield _row(desk, version, f"{whose} {said}", "document-check")


def _row(desk: Desk, version: str, said: str, icon: str) -> FactRow:
    return FactRow(desk.look, desk.words("publish.version", version=version), said, icon)


def _whose(desk: Desk, one: Published) -> str:
    return desk.words("publish.by", when=when(desk.words, one.at, desk.now), who=one.by)
