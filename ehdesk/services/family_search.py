"""Finding something that was written about one family: in answers, notes, goals, people and all the rest."""

from collections.abc import Iterator
from dataclasses import dataclass

from ehdesk.domain import kinds
from ehdesk.domain.body import Body, day_in, is_id, text
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.forms.catalogue import UnknownForm
from ehdesk.forms.engine.question import FILES
from ehdesk.services.assessments import Assessments
from ehdesk.services.ever_asked import EverAsked
from ehdesk.services.said_alone import SaidAlone
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
    """One record in which the words stand, with everything written in it; or one answer, with its question.

    `is_alone`: it was said by one person alone, or could have been.
    """

    kind: str
    record: RecordId
    body: Body
    said: str
    question: str = ""
    topic: str = ""
    field: str = ""
    is_alone: bool = False


class FamilySearch:
    """Search within the families in this vault."""

    def __init__(self, vault: Vault, assessments: Assessments, said_alone: SaidAlone, ever_asked: EverAsked) -> None:
        self._vault, self._assessments = vault, assessments
        self._said_alone, self._ever_asked = said_alone, ever_asked

    def find(self, family: FamilyId, words: str) -> tuple[Found, ...]:
        """Where all of these words stand: people first, answers last; nothing for no words."""
        if not words.strip():
            return ()
        records = sorted(self._vault.records.of(family), key=lambda one: _place(one.kind))
        found = [self._whole(record) for record in records if record.kind not in _NOT_SEARCHED]
        answers = [one for record in records if record.kind == kinds.ASSESSMENT for one in self._answers(record)]
        return tuple(one for one in (*found, *answers) if is_found_in(f"{one.question}\n{one.said}", words))

    def _whole(self, record: Record) -> Found:
        left_out = self._not_on_show(record)
        written = (value for name, value in sorted(record.body.items()) if name[:1] != "@" and name not in left_out)
        said = [value for value in written if isinstance(value, str) and not is_id(value) and day_in(value) is None]
        return Found(record.kind, record.id, record.body, "\n".join(said))

    def _not_on_show(self, record: Record) -> tuple[str, ...]:
        """Of a goal, the answer that it comes from: it is found where it was given, unless it stands there no more."""
        if record.kind != kinds.GOAL:
            return ()
        source, said = text(record.body, "source"), record.body.get("source_said")
        places = tuple(filter(None, (source, *self._said_alone.taken_from(record.id, said))))
        is_close = any(map(self._said_alone.about(record.family, *places).may_be_alone, places)) if places else False
        return ("source", "source_said") if is_close else ("source",)

    def _answers(self, record: Record) -> Iterator[Found]:
        """Each answer as it reads; of a form that is not on this computer, nothing can be read."""
        try:
            form = self._assessments.view(record.id).in_first_language
        except UnknownForm:
            return
        alone = self._ever_asked.alone(record.family)
        for topic in form.topics():
            for field in topic.fields:
                said = form.display(field) if form.answers.get(field) else ""
                question = form.question(field) if said else None
                if question is not None and question.kind not in FILES:  # the name of a file is nobody's words
                    place = question.label, topic.id, field
                    is_alone = topic.is_alone or field in alone
                    yield Found(record.kind, record.id, record.body, said, *place, is_alone=is_alone)


def _place(kind: str) -> int:
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)
