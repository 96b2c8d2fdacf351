"""What was said alone before stays closed: when an answer says otherwise now, and when the form asks otherwise now."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ehdesk.domain.change import ChangeId, PractitionerId, RecordId
from ehdesk.forms.catalogue import UnknownForm
from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.engine.heard import ALONE
from ehdesk.services.assessment_record import VERSION
from ehdesk.services.editions import Editions
from ehdesk.store.vault import Vault
from ehdesk.store.versions import Version


@dataclass(frozen=True, slots=True)
class HeardBefore:
    """Finds it in all that was ever written in an assessment; it is kept nowhere."""

    vault: Vault
    editions: Editions

    def recall(self, form: FilledForm, assessment: RecordId) -> FilledForm:
        """The same form, which knows it from now on."""
        history, standing = self.vault.changes.history(assessment), self.vault.records.seen(assessment)
        form.heard.before = alone_before(form, history, standing)
        form.heard.closed = frozenset[str]()
        had = {str(version.value) for version in history if version.field == VERSION}
        for then in self._read_by(form, had - {form.definition.version}):
            then.heard.before = alone_before(then, history, standing)
            form.heard.closed |= then.said_alone()
        return form

    def _read_by(self, form: FilledForm, versions: Collection[str]) -> Iterator[FilledForm]:
        """The same answers in other versions of the form, those that are on this computer."""
        for version in versions:
            try:
                yield form.read_by(self.editions.definition(form.definition.id, version))
            except UnknownForm:
                continue


def alone_before(
    form: FilledForm, history: Sequence[Version], standing: Mapping[str, Collection[ChangeId]]
) -> frozenset[str]:
    """The questions of how somebody was heard that said `alone`, whatever they say now.

    Only where something was answered by one who had not said otherwise since: an answer that somebody passed over, or
    put right at once, closes nothing, but a colleague may not have seen that it was put right. And while it is one of
    the versions that stand, of which nobody chose one.
    """
    return frozenset(
        field
        for field in form.heard.questions()
        if _stands(field, history, standing) or _was_answered(form, field, history[::-1])
    )


def _stands(field: str, history: Sequence[Version], standing: Mapping[str, Collection[ChangeId]]) -> bool:
    """Is `alone` one of the versions that stand?"""
    stands = standing.get(field, ())
    return any(one.field == field and one.value == ALONE and one.change in stands for one in history)


def _was_answered(form: FilledForm, field: str, history: Iterable[Version]) -> bool:
    """Did anybody answer something that goes with it, the last they knew of it being `alone`? The oldest come first."""
    theirs, was_alone = {*form.heard.said_with(field)} - {field}, False
    said_otherwise: set[PractitionerId] = set()
    for version in history:
        if version.field == field:
            is_alone = version.value == ALONE
            was_alone |= is_alone
            said_otherwise = set() if is_alone else said_otherwise | {version.author}
        elif was_alone and version.author not in said_otherwise and version.value and version.field in theirs:
            return True
    return False
