"""Who was heard alone before: what was written then stays closed when an answer says otherwise now."""

from collections.abc import Callable, Iterator, Sequence

from ehdesk.domain.change import RecordId
from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.engine.heard import ALONE
from ehdesk.store.versions import Version

History = Callable[[RecordId], Sequence[Version]]
"""Every value that any field of a record ever had, the newest first."""


def recall(form: FilledForm, history: History, assessment: RecordId) -> FilledForm:
    """The same form, which knows it from now on.

    Only where something was answered while it said `alone`: an answer that somebody passed over, or put right at once,
    closes nothing.
    """
    if any(form.answers.get(field, ALONE) != ALONE for field in form.heard.questions()):
        form.heard.before = frozenset(_before(form, history(assessment)))
    return form


def _before(form: FilledForm, history: Sequence[Version]) -> Iterator[str]:
    for field in form.heard.questions():
        theirs, is_alone = {*form.heard.said_with(field)} - {field}, False
        for version in reversed(history):
            if version.field == field:
                is_alone = version.value == ALONE
            elif is_alone and version.value and version.field in theirs:
                yield field
                break
