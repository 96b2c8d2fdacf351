"""Publishing the form that was looked through, and the versions of every form that there are."""

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
        words, version, editions = self._desk.words, self._form.version, self._desk.work.editions
        authority = self._desk.work.syncing.authority
        if self._form.id not in editions.names():
            yield words("publish.another", authority=authority)
            yield words("publish.not_another", names=", ".join(editions.names()))
        elif (newest := editions.newest_of(*editions.versions(self._form.id), version)) == version:
            yield words("publish.why", authority=authority, version=version)
        else:
            yield words("publish.not_newest", authority=authority, newest=newest)

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
    """Every version of every form that was published or comes with the program, form by form, the newest first."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        rows = list(_rows(desk))
        super().__init__(desk.look, desk.words("publish.versions"), str(len(rows)), parent)
        for row in rows:
            self.add_row(row)


def _rows(desk: Desk) -> Iterator[FactRow]:
    """What is on its way or was refused comes before what is in use."""
    words, editions = desk.words, desk.work.editions
    for one in editions.published():
        if one.state is not SyncState.NOTHING_WAITS:
            said = "publish.refused" if one.state is SyncState.REFUSED else "publish.waiting"
            icon = "warning" if one.state is SyncState.REFUSED else "sync"
            yield _row(desk, one.title, one.version, f"{_whose(desk, one)} {words(said)}", icon)
    for form in editions.to_begin_with():
        yield from _in_use(desk, form)


def _in_use(desk: Desk, form: Definition) -> Iterator[FactRow]:
    words, editions = desk.words, desk.work.editions
    published = {
        one.version: one for one in editions.published() if one.name == form.id and one.state is SyncState.NOTHING_WAITS
    }
    for version in reversed(editions.versions(form.id)):
        whose = _whose(desk, published[version]) if version in published else words("publish.ships")
        said = words("publish.in_use" if version == form.version else "publish.kept")
        title = published[version].title if version in published else form.title
        yield _row(desk, title, version, f"{whose} {said}", "document-check")


def _row(desk: Desk, title: str, version: str, said: str, icon: str) -> FactRow:
    return FactRow(desk.look, desk.words("publish.form", title=title, version=version), said, icon)


def _whose(desk: Desk, one: Published) -> str:
    return desk.words("publish.by", when=when(desk.words, one.at, desk.now), who=one.by)
