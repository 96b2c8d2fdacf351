"""Finding something that was written about one family: in answers, notes, goals, people and all the rest."""

from collections.abc import Iterator
from dataclasses import dataclass

from ehdesk.domain import kinds
from ehdesk.domain.body import Body, day_in, is_id
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.forms.catalogue import UnknownForm
from ehdesk.forms.engine.question import FILES
from ehdesk.services.assessments import Assessments
from ehdesk.store.records import Record
from ehdesk.store.vault import Vault
from ehdesk.store.words import is_found_in

_ORDER = (
    kinds.MEMBER,
    kinds.HOUSEHOLD,
    kinds.GOAL,
    kinds.ACTION,
    kinds.PLAN,
    kinds.NOTE,
    kinds.PICTURE,
    kinds.AGREEMENT,
)
_NOT_SEARCHED = (kinds.PRACTITIONER, kinds.RELATIONSHIP, kinds.ASSESSMENT, kinds.ANSWER_FILE)


@dataclass(frozen=True, slots=True)
class Found:
    """One record in which the words stand, with everything written in it; or one answer, with its question."""

    kind: str
    record: RecordId
    body: Body
    said: str
    question: str = ""
    topic: str = ""
    field: str = ""


class FamilySearch:
    """Search within the families in this vault."""

    def __init__(self, vault: Vault, assessments: Assessments) -> None:
        self._vault, self._assessments = vault, assessments

    def find(self, family: FamilyId, words: str) -> tuple[Found, ...]:
        """Where all of these words stand: people first, answers last; nothing for no words."""
        if not words.strip():
            return ()
        records = sorted(self._vault.records.of(family), key=lambda one: _place(one.kind))
        found = [one for one in map(_whole, records) if one.kind not in _NOT_SEARCHED]
        answers = [one for record in records if record.kind == kinds.ASSESSMENT for one in self._answers(record)]
        return tuple(one for one in (*found, *answers) if is_found_in(f"{one.question}\n{one.said}", words))

    def _answers(self, record: Record) -> Iterator[Found]:
        """Each answer as it reads; of a form that is not on this computer, nothing can be read."""
        try:
            form = self._assessments.view(record.id).form
        except UnknownForm:
            return
        for topic in form.topics():
            for field in topic.fields:
                said = form.display(field) if form.answers.get(field) else ""
                question = form.question(field) if said else None
                if question is not None and question.kind not in FILES:  # the name of a file is nobody's words
                    yield Found(record.kind, record.id, record.body, said, question.label, topic.id, field)


def _whole(record: Record) -> Found:
    written = (value for name, value in sorted(record.body.items()) if not name.startswith("@"))
    said = [value for value in written if isinstance(value, str) and not is_id(value) and day_in(value) is None]
    return Found(record.kind, record.id, record.body, "\n".join(said))


def _place(kind: str) -> int:
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)
