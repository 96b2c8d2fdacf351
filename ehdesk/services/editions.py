"""The forms of assessments, each in its versions: what ships with the program, and what form owners published."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ehdesk.domain import kinds
from ehdesk.domain.body import text
from ehdesk.domain.change import RecordId
from ehdesk.domain.shelf import CONTENT, NAME, SHELF, TITLE, VERSION
from ehdesk.forms.catalogue import Catalogue, Edition, UnknownForm, in_order
from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.problems import BadForm
from ehdesk.forms.source import MOST_PACKED, Source, unpacked
from ehdesk.services.saving import Saving
from ehdesk.store.log import SyncState, place
from ehdesk.store.records import Record


class Hindrance(StrEnum):
    """Why a form cannot be published."""

    PRACTICE = "practice"
    NOT_JOINED = "not_joined"
    NOT_FORM_OWNER = "not_form_owner"
    NO_NAME = "no_name"
    NO_VERSION = "no_version"
    SHIPPED = "shipped"
    THERE_ALREADY = "there_already"
    OTHER_CONTENT = "other_content"
    TOO_LARGE = "too_large"


class CannotBePublished(Exception):
    """`why` says what stands in the way."""

    def __init__(self, why: Hindrance) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Published:
    """A form that somebody published: who, when, and how far it is on its way to the hub."""

    record: RecordId
    name: str
    version: str
    title: str
    by: str
    at: datetime
    state: SyncState


class Editions:
    """What new assessments begin with, and what older ones stay with.

    A form is known by its name (`form_id`). One that was published is in use once the hub holds it: of one version
    there is then one, for everybody.
    """

    def __init__(self, saving: Saving, catalogue: Catalogue) -> None:
        self._saving, self._vault, self._catalogue = saving, saving.vault, catalogue
        self._read: dict[RecordId, Definition] = {}

    def names(self) -> tuple[str, ...]:
        """The forms that are in use: first what the authority published, in the order in which it came to be."""
        published = sorted(self._in_use(), key=lambda one: (one.changed_at, one.id))
        return tuple(dict.fromkeys(name for name, _ in (*map(_edition, published), *self._catalogue.assessments)))

    def to_begin_with(self) -> tuple[Definition, ...]:
        """Every form that a new assessment can begin with, in the order of `names`. Raises BadForm."""
        return tuple(form for name in self.names() if (form := self._newest(name)) is not None)

    def newest(self, name: str) -> Definition:
        """What a new assessment by this form begins with: its highest version that this program can read.

        Raises UnknownForm without one, BadForm.
        """
        if (found := self._newest(name)) is None:
            raise UnknownForm(name)
        return found

    def versions(self, name: str) -> tuple[str, ...]:
        """Every version of a form that is in use, the newest last."""
        editions = {*self._catalogue.assessments, *map(_edition, self._in_use())}
        return tuple(version for _, version in in_order(one for one in editions if one[0] == name))

    @staticmethod
    def newest_of(*versions: str) -> str:
        """Which of these versions is the newest."""
        return in_order({("", version) for version in versions})[-1][1]

    def is_published(self, name: str, version: str) -> bool:
        """Was this version published, rather than shipped with the program?"""
        return any(_edition(one) == (name, version) for one in self._forms())

    def definition(self, name: str, version: str) -> Definition:
        """One version. Raises UnknownForm where this computer does not have it, or cannot read it yet.

        What was published counts, also where a later release of the program ships another form of that version. What
        the hub had, lost and does not take again is still what an assessment began with.
        """
        found = [one for one in self._forms() if _edition(one) == (name, version)]
        if not found:
            return self._catalogue.assessment(name, version)
        one = min(found, key=lambda one: place(one.state))
        if one.id not in self._read:
            try:
                self._read[one.id] = unpacked(text(one.body, CONTENT)).definition()
            except BadForm as error:
                raise UnknownForm(f"{name} {version}") from error
        return self._read[one.id]

    def published(self) -> tuple[Published, ...]:
        """Everything that was published, the newest first; what the hub refused is among it."""
        found = sorted(self._forms(), key=lambda one: (one.changed_at, one.id), reverse=True)
        return tuple(self._published(one) for one in found)

    def hindrance(self, definition: Definition, source: Source) -> Hindrance | None:
        """What keeps a form from being published from here, if anything does."""
        return self._not_allowed() or _unfit(definition) or self._taken(definition, source)

    def publish(self, definition: Definition, source: Source) -> None:
        """Put a form on the shelf, signed; the next sync takes it to the hub. Raises CannotBePublished, StoreError."""
        if (why := self.hindrance(definition, source)) is not None:
            raise CannotBePublished(why)
        fields = {
            NAME: definition.id,
            VERSION: definition.version,
            TITLE: definition.title,
            CONTENT: source.packed,
        }
        self._saving.add(SHELF, kinds.FORM, fields)

    def _newest(self, name: str) -> Definition | None:
        for version in reversed(self.versions(name)):
            with suppress(UnknownForm):
                return self.definition(name, version)
        return None

    def _not_allowed(self) -> Hindrance | None:
        sync = self._vault.sync
        if sync.never_syncs:
            return Hindrance.PRACTICE
        if sync.enrolment is None:
            return Hindrance.NOT_JOINED
        return None if sync.may_publish else Hindrance.NOT_FORM_OWNER

    def _taken(self, definition: Definition, source: Source) -> Hindrance | None:
        edition = (definition.id, definition.version)
        # what the hub refused never came to anything
        there = [one for one in self._forms() if _edition(one) == edition and one.state is not SyncState.REFUSED]
        if there:
            return Hindrance.THERE_ALREADY if all(_holds(one, source) for one in there) else Hindrance.OTHER_CONTENT
        if edition in self._catalogue.assessments:
            return Hindrance.SHIPPED
        return Hindrance.TOO_LARGE if len(source.packed) > MOST_PACKED else None

    def _in_use(self) -> tuple[Record, ...]:
        return tuple(one for one in self._forms() if one.state is SyncState.NOTHING_WAITS)

    def _forms(self) -> tuple[Record, ...]:
        """What can be a form at all; an odd record on the shelf is in nobody's way."""
        found = self._vault.records.of(SHELF, kinds.FORM)
        return tuple(one for one in found if all(text(one.body, name) for name in (NAME, VERSION, CONTENT)))

    def _published(self, one: Record) -> Published:
        author = self._vault.changes.history(one.id, CONTENT)[-1].author
        name, version = _edition(one)
        by = self._saving.colleagues.name(SHELF, author)
        return Published(one.id, name, version, text(one.body, TITLE), by, one.changed_at, one.state)


def _unfit(definition: Definition) -> Hindrance | None:
    if not definition.id:
        return Hindrance.NO_NAME
    return None if definition.version else Hindrance.NO_VERSION


def _holds(one: Record, source: Source) -> bool:
    try:
        return unpacked(text(one.body, CONTENT)).digest == source.digest
    except BadForm:
        return False


def _edition(one: Record) -> Edition:
    return text(one.body, NAME), text(one.body, VERSION)
