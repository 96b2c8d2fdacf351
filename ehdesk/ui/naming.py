"""What a record and a field are called in words for a person, and how a value reads."""

from ehdesk.domain import kinds
from ehdesk.domain.body import day_in
from ehdesk.domain.change import RecordId, Value
from ehdesk.forms.engine.filled import NoSuchField
from ehdesk.forms.wording import Wording
from ehdesk.store.records import Conflict
from ehdesk.ui.desk import Desk
from ehdesk.ui.saying import day_in_words


def kind_in_words(words: Wording, kind: str) -> str:
    """A kind of record: "A goal". One that this program does not know is "Something new"."""
    phrase = f"kinds.{kind}"
    return words(phrase if phrase in words.phrases else "kinds.unknown")


def topic_of(desk: Desk, conflict: Conflict) -> str:
    """What a conflict is about: the question as it was asked, or the record and its field."""
    if conflict.kind == kinds.ASSESSMENT and not conflict.field.startswith("@"):
        return _question(desk, conflict.record, conflict.field)
    phrase = f"kinds.{conflict.kind}_{conflict.field}"
    if phrase in desk.words.phrases:
        return desk.words(phrase)
    return kind_in_words(desk.words, conflict.kind)


def value_in_words(desk: Desk, conflict: Conflict, value: Value) -> str:
    """How one version reads."""
    if conflict.field == "removed":
        return desk.words("versions.removed" if value is True else "versions.kept")
    if conflict.kind == kinds.ASSESSMENT and isinstance(value, str):
        return _answer(desk, conflict.record, conflict.field, value)
    return _plain(desk, value)


def _plain(desk: Desk, value: Value) -> str:
    match value:
        case None | "" | []:
            return desk.words("check.nothing")
        case bool():
            return desk.words("common.yes" if value else "common.no")
        case list():
            return ", ".join(_plain(desk, item) for item in value)
        case str() if (day := day_in(value)) is not None:
            return day_in_words(day)
    return str(value)


def _question(desk: Desk, assessment: RecordId, field: str) -> str:
    try:
        return desk.work.assessments.open(assessment).form.question(field).label
    except NoSuchField:
        return desk.words("kinds.assessment")


def _answer(desk: Desk, assessment: RecordId, field: str, value: str) -> str:
    try:
        question = desk.work.assessments.open(assessment).form.question(field)
    except NoSuchField:
        return value
    labels = {option.value: option.label for option in question.choices}
    if not labels:
        return _plain(desk, value)
    return ", ".join(labels.get(one, one) for one in value.split()) or desk.words("check.nothing")
