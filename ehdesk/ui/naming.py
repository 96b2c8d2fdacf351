"""What a record and a field are called in words for a person, and how a value reads."""

import re
from collections.abc import Callable, Iterable, Mapping

from ehdesk.domain import kinds, narrative
from ehdesk.domain.agreement import Purpose, Way
from ehdesk.domain.answer_files import answer_file_from, record_named
from ehdesk.domain.around import AgencyKind
from ehdesk.domain.body import day_in, is_id, listed
from ehdesk.domain.change import FamilyId, RecordId, Value
from ehdesk.domain.family import Family
from ehdesk.domain.plan import Progress
from ehdesk.domain.shelf import SHELF
from ehdesk.forms.catalogue import UnknownForm
from ehdesk.forms.engine.filled import FilledForm, NoSuchField
from ehdesk.forms.engine.question import FILES, Question
from ehdesk.forms.wording import Wording
from ehdesk.services.assessment_record import CALLED, NOTE, place_in
from ehdesk.store.records import Conflict
from ehdesk.ui import member_words
from ehdesk.ui.desk import Desk, initials
from ehdesk.ui.file_words import file_in_words
from ehdesk.ui.named import Named
from ehdesk.ui.naming_parts import is_of_part, part_title, said_in
from ehdesk.ui.naming_stars import StarNaming
from ehdesk.ui.pages.topic_titles import said_alone
from ehdesk.ui.saying import day_in_words
from ehdesk.ui.tie_words import kind_of_tie
from ehdesk.ui.widgets.banner import Banner


def names_hidden(desk: Desk) -> Banner:
    """What a page that consists of names, or of anyone's own words, shows while names are hidden."""
    words = desk.words
    banner = Banner(desk.look, words("privacy.names_hidden"), "info", "eye-off", words("common.show_names"))
    banner.followed.connect(lambda: desk.hide_names(hidden=False))
    return banner


def with_names_hidden(desk: Desk, family: Family, said: str) -> str:
    """Words that name somebody of the family, with initials in place of the name while names are hidden."""
    if desk.names_are_hidden:
        names = {name: member for member in family.members for name in (member.called, member.goes_by) if name}
        for name in sorted(names, key=len, reverse=True):
            said = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", desk.called(names[name]), said)
    return said


def people_in_words(desk: Desk, family: Family, ids: Iterable[str]) -> str:
    """Members by what they are called, also those who were taken off the family; what is no id stays as it is."""
    words, every = desk.words, desk.work.families.called(family.id)

    def one(id: str) -> str:
        if (member := family.member(id)) is not None:
            return desk.called(member)
        name = every.get(RecordId(id), "") if is_id(id) else id
        return (initials(name) if desk.names_are_hidden else name) or words("versions.not_here")

    return ", ".join(map(one, ids))


def agreed_to_in_words(words: Wording, purposes: Iterable[str]) -> str:
    """What somebody agreed to, a line for each; a purpose that this program does not know is said as it was written."""
    return "\n".join(words(f"agreement.to_{one}") if one in {*Purpose} else one for one in purposes)


def given_in_words(words: Wording, ways: Iterable[str]) -> str:
    """How an agreement was given, a line for each; a way that this program does not know is said as it was written."""
    return "\n".join(words(f"agreement.given_{one}") if one in {*Way} else one for one in ways)


def agency_kind_in_words(words: Wording, kind: str) -> str:
    """What kind of agency one is; a kind that this program does not know is said as it was written."""
    return words(f"around.kind_{kind}") if kind in {*AgencyKind} else kind


def _each(in_words: Callable[[Wording, str], str]) -> Callable[[Wording, Iterable[str]], str]:
    return lambda words, chosen: "\n".join(in_words(words, one) for one in chosen)


_CHOSEN: Mapping[tuple[str, str], Callable[[Wording, Iterable[str]], str]] = {
    (kinds.AGREEMENT, "agreed_to"): agreed_to_in_words,
    (kinds.AGENCY, "kind"): _each(agency_kind_in_words),
    (kinds.RELATIONSHIP, "kind"): _each(kind_of_tie),
}
"""How fields read in which something was chosen from a list of ours."""


def chosen_in_words(words: Wording, kind: str, field: str, value: Value) -> str | None:
    """What was chosen from one of these lists, in words; None for every other field, and for nothing."""
    in_words, chosen = _CHOSEN.get((kind, field)), listed({field: value}, field)
    return in_words(words, chosen) if in_words and chosen else None


def kind_in_words(words: Wording, kind: str) -> str:
    """A kind of record: "A goal". One that this program does not know is "Something new"."""
    phrase = f"kinds.{kind}"
    return words(phrase if phrase in words.phrases else "kinds.unknown")


def kinds_in_words(words: Wording, kinds: Iterable[str]) -> str:
    """Each kind of record once; of none, as where a change cannot be read: something that cannot be shown."""
    return ", ".join(dict.fromkeys(kind_in_words(words, kind) for kind in kinds)) or words("sync.cannot_be_shown")


class Naming:
    """Puts fields and values into words. Each assessment and family is read once, and nothing is ever saved by it."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._stars = desk, StarNaming(desk)
        self._forms: dict[RecordId, FilledForm | None] = {}
        self._called: dict[FamilyId, Mapping[RecordId, str]] = {}
        self._families = {SHELF: desk.words("forms.title")}

    def family(self, family: FamilyId) -> str:
        """What a family is called here; of what belongs to none: that it is about forms."""
        if family not in self._families:
            self._families[family] = self._desk.family_name(self._desk.work.families.family(family))
        return self._families[family]

    def is_alone(self, named: Named) -> bool:
        """Is it an answer that was said alone, or may have been, a note to self at one, or what a part is called?

        What is said of a picture tells what is on it, and no record of one says for which answer it is.
        """
        if named.kind == kinds.ANSWER_FILE:
            return True
        if named.kind != kinds.ASSESSMENT or not (place := place_in(named.field)):
            return False
        places = {place}
        if isinstance(named, Conflict) and is_of_part(named):
            places = {place_in(one.field) for one in said_in(self._desk, named) if not is_of_part(one)}
        asked = self._desk.work.said_alone.about(named.family, *places)
        return any(map(asked.may_be_alone, places))

    def topic(self, named: Named) -> str:
        """What a conflict is about: the question as it was asked, or the record and its field; said alone, its topic.

        While names are hidden, no more than the kind of record of a question, since people are named in those.
        """
        words, phrase = self._desk.words, f"kinds.{named.kind}_{named.field}"
        if named.kind == kinds.ASSESSMENT and named.field.startswith(NOTE):
            return words("self_note.mark")
        if named.kind == kinds.ASSESSMENT and named.field.startswith(CALLED):
            return words("held.called")
        if _is_answer(named):
            return self._asked(named)
        if named.kind == kinds.READING and (topic := self._stars.topic(named)):
            return topic
        return words(phrase) if phrase in words.phrases else kind_in_words(words, named.kind)

    def value(self, named: Named, value: Value) -> str:
        """How one value of it reads."""
        words = self._desk.words
        if named.field == "removed" or is_of_part(named):
            return self._staying(named, value)
        if (said := chosen_in_words(words, named.kind, named.field, value)) is not None:
            return said
        question = self._question(named)
        if question is not None and question.choices and isinstance(value, str):
            labels = {option.value: option.label for option in question.choices}
            return ", ".join(labels.get(one, one) for one in value.split()) or words("check.nothing")
        if question is not None and question.kind in FILES and isinstance(value, str) and value:
            return self._file(named.family, value)
        if named.kind == kinds.READING and (said := self._stars.value(named, value)):
            return said
        chosen = member_words.chosen(words, named.field, value) if named.kind == kinds.MEMBER else None
        return chosen or self._of_plan(named, value) or self._plain(named.family, value)

    def _staying(self, named: Named, value: Value) -> str:
        """Whether a record is there, or a part of a form: of that with what was said in it meanwhile."""
        words = self._desk.words
        if named.field == "removed":
            return words("versions.removed" if value is True else "versions.kept")
        if not value:
            return words("versions.removed")
        if not isinstance(named, Conflict):
            return words("record_history.there")
        said = (
            (self.topic(one), self.value(one, each.value))
            for one in said_in(self._desk, named)
            for each in one.standing
        )
        each = "; ".join(f"{asked} {answer}" if asked.endswith("?") else f"{asked}: {answer}" for asked, answer in said)
        return words("versions.part_kept", said=each) if each else words("versions.kept")

    def _file(self, family: FamilyId, name: str) -> str:
        """A picture that is an answer, by what was said of it."""
        record = record_named(name)
        found = self._desk.work.vault.records.one(record) if record is not None else None
        return file_in_words(
            self._desk.words, name, answer_file_from(name, found.body) if found and found.family == family else None
        )

    def is_narrative(self, conflict: Conflict) -> bool:
        """Is every version free words, so that one text can be written from them?"""
        if not all(isinstance(version.value, str) for version in conflict.versions):
            return False
        if not _is_answer(conflict):
            return narrative.is_narrative(conflict.kind, conflict.field)
        question = self._question(conflict)
        return question is not None and question.kind == "text"

    def _of_plan(self, named: Named, value: Value) -> str:
        """The words for what a goal is about and how an action is going; "" for anything else."""
        match named.kind, named.field:
            case kinds.GOAL, "area":
                areas = self._desk.work.stars.in_use.areas
                return next((area.title for area in areas if area.id == value), "")
            case kinds.GOAL, "source_said":
                return self._said_alone(named, value)
            case kinds.ACTION, "progress" if isinstance(value, str) and value in set(Progress):
                return self._desk.words(f"action.{Progress(value)}")
        return ""

    def _said_alone(self, named: Named, words: Value) -> str:
        """The topic of an answer that was given alone; "" for any other."""
        heads = self._desk.work.vault.records.heads(named.record, "source")
        sources = [head.value for head in heads if isinstance(head.value, str)]
        sources += self._desk.work.said_alone.taken_from(named.record, words)
        return next(iter(said_alone(self._desk, named.family, *sources).values()), "")

    def _asked(self, named: Named) -> str:
        question = self._question(named)
        form = self._form(named.record)
        if form is None:
            return self._desk.words("kinds.newer_form")
        if is_of_part(named) and not self._desk.names_are_hidden:
            return part_title(self._desk, form, named.field) or self._desk.words("kinds.assessment")
        if question is None or self._desk.names_are_hidden:
            return self._desk.words("kinds.assessment")
        return said_alone(self._desk, named.family, named.field).get(named.field, question.label)

    def _question(self, named: Named) -> Question | None:
        form = self._form(named.record) if _is_answer(named) else None
        try:
            return form.question(named.field) if form else None
        except NoSuchField:
            return None

    def _form(self, assessment: RecordId) -> FilledForm | None:
        """The assessment's form; None where it was made with one that is not on this computer."""
        if assessment not in self._forms:
            try:
                self._forms[assessment] = self._desk.work.assessments.view(assessment).in_first_language
            except UnknownForm:
                self._forms[assessment] = None
        return self._forms[assessment]

    def _plain(self, family: FamilyId, value: Value) -> str:
        words = self._desk.words
        match value:
            case None | "" | []:
                return words("check.nothing")
            case bool():
                return words("common.yes" if value else "common.no")
            case list():
                return ", ".join(self._plain(family, item) for item in value)
            case str() if (day := day_in(value)) is not None:
                return day_in_words(day)
            case str() if is_id(value):
                return self._names(family).get(RecordId(value)) or words("versions.not_here")
        return str(value)

    def _names(self, family: FamilyId) -> Mapping[RecordId, str]:
        if family not in self._called:
            self._called[family] = self._desk.work.families.called(family)
        return self._called[family]


def _is_answer(named: Named) -> bool:
    return named.kind == kinds.ASSESSMENT and bool(place_in(named.field)) and not named.field.startswith("@")
