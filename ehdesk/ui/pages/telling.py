"""A happening in words: "Ada Obi added the goal “Quiet mornings”"."""

from dataclasses import replace

from ehdesk.domain import kinds
from ehdesk.domain.body import Body, as_written, text
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.happenings import Deed, Happening
from ehdesk.domain.notes import note_from
from ehdesk.services.assessment_record import CALLED, NOTE, place_in
from ehdesk.ui.desk import Desk
from ehdesk.ui.naming import kind_in_words
from ehdesk.ui.pages.notes import name_of

_NAME_LENGTH = 70
_NAMED_BY = {
    kinds.MEMBER: ("name", "known_as"),
    kinds.HOUSEHOLD: ("name",),
    kinds.GOAL: ("words",),
    kinds.ACTION: ("what",),
    kinds.PICTURE: ("title",),
}
_FIELDS_NAMED = 4


class Telling:
    """Tells what happened with one family."""

    def __init__(self, desk: Desk, family: FamilyId) -> None:
        self._desk, self._family = desk, family

    def said(self, one: Happening) -> str:
        """One happening as a sentence."""
        words, who = self._desk.words, self._who(one)
        if one.deed in (Deed.OPENED, Deed.CARRIED, Deed.GATHERED, Deed.COPIED, Deed.SAVED_OUT):
            return self._copied(one, who)
        if one.deed is Deed.NOT_SHOWN:
            return words("history.not_shown", who=who)
        if one.deed in (Deed.ADDED, Deed.CHANGED) and (special := self._special(one, who)):
            return special
        of_its_own = f"{one.kind}_{one.deed}"
        phrase = f"history.{of_its_own}"
        if phrase not in words.phrases:
            phrase = f"history.deed_{one.deed}"
        return words(phrase, who=who, what=self.what(one))

    def _copied(self, one: Happening, who: str) -> str:
        """What was opened, or left the vault."""
        words = self._desk.words
        match one.deed:
            case Deed.OPENED:
                return words("history.opened", who=who)
            case Deed.CARRIED:
                return words("history.carried", who=who)
            case Deed.GATHERED:
                return words("history.gathered", who=who, reader=self._reader(one))
            case Deed.COPIED:
                return words("history.copied", who=who, reader=self._reader(one))
        return words("history.saved_out", who=who, what=self._picture(one))

    def fields(self, one: Happening) -> str:
        """Which facts were changed, by their names, and why if somebody said so: not of what was said alone."""
        words, phrases = self._desk.words, self._desk.words.phrases
        if one.deed is Deed.NOT_SHOWN:
            return words("history.not_shown_why", why=one.reason)
        reason = "" if one.reason and self._is_alone(one) else one.reason
        if one.deed is not Deed.CHANGED or self._special(one, ""):
            return reason
        named = [f"kinds.{one.kind}_{field}" for field, value in one.fields.items() if value not in ("", None, [])]
        known = [words(phrase) for phrase in named if isinstance(phrases.get(phrase), str)]
        said = ", ".join(known[:_FIELDS_NAMED])
        if len(known) > _FIELDS_NAMED:
            said = words("history.and_more", said=said, count=len(known) - _FIELDS_NAMED)
        return " · ".join(filter(None, (said, reason)))

    def _is_alone(self, one: Happening) -> bool:
        """Is it about an answer that was said alone, or may have been? What is on a picture may always."""
        if one.kind != kinds.ASSESSMENT:
            return one.kind == kinds.ANSWER_FILE
        places = [place for place in map(place_in, one.fields) if place]
        asked = self._desk.work.said_alone.about(self._family, *places) if places else None
        return asked is not None and any(map(asked.may_be_alone, places))

    def _special(self, one: Happening, who: str) -> str:
        """What has a word of its own, and "" for the rest."""
        words, fields = self._desk.words, one.fields
        match one.kind:
            case kinds.NOTE if fields.get("kept") is True:
                return words("history.kept", who=who, what=self.what(one))
            case kinds.READING if fields.get("recorded") is True:
                return words("history.placed", who=who)
            case kinds.ACTION if one.deed is Deed.CHANGED and set(fields) == {"done_on"}:
                return words("history.done" if fields["done_on"] else "history.not_done", who=who, what=self.what(one))
            case kinds.ASSESSMENT:
                return self._assessed(one, who)
        return ""

    def _assessed(self, one: Happening, who: str) -> str:
        words = self._desk.words
        answers = sum(not field.startswith("@") for field in one.fields)
        if one.deed is Deed.CHANGED and (version := text(one.fields, "@version")):
            return words("history.moved", who=who, version=version)
        if one.fields.get("@completed_on"):
            return words("history.completed", who=who)
        if one.deed is Deed.ADDED:
            return words("history.began", who=who)
        if answers:
            return words("history.answered", who=who, count=answers)
        if any(field.startswith(CALLED) for field in one.fields):
            return words("history.named", who=who)
        return words("history.self_noted", who=who) if any(field.startswith(NOTE) for field in one.fields) else ""

    def _who(self, one: Happening) -> str:
        name = self._desk.work.colleagues.name(self._family, one.author).partition(",")[0]
        is_me = self._desk.work.colleagues.is_me(one.author)
        return name or (self._desk.work.vault.owner.name if is_me else self._desk.words("history.somebody"))

    def _reader(self, one: Happening) -> str:
        member = self._desk.work.families.family(self._family).member(one.reader)
        return self._desk.called(member) if member else self._desk.words("history.somebody_reads")

    def _picture(self, one: Happening) -> str:
        """Of a copy that was saved out, which picture it is of."""
        picture = RecordId(one.reader)
        return self.what(replace(one, record=picture, kind=kinds.PICTURE))

    def what(self, one: Happening) -> str:
        """What a happening is about, by its name."""
        words = self._desk.words
        body = self._body(one)
        name = next((text(body, field) for field in _NAMED_BY.get(one.kind, ()) if text(body, field)), "")
        name = name if len(name) <= _NAME_LENGTH else f"{name[:_NAME_LENGTH].rpartition(' ')[0]} …"
        if name and one.kind == kinds.MEMBER:
            return name
        if one.kind == kinds.RELATIONSHIP:
            return self._between(body)
        if name:
            return words(f"history.the_{one.kind}", name=name)
        if one.kind == kinds.PLAN:
            return words("history.around")
        if one.kind == kinds.NOTE and as_written(body, "happened_on"):
            return words("history.note", name=name_of(self._desk, note_from(RecordId(""), body)))
        said = kind_in_words(words, one.kind)
        return said[:1].casefold() + said[1:]

    def _between(self, body: Body) -> str:
        """Who is related, by what they are called; they may have been removed since."""
        words, called = self._desk.words, self._desk.work.families.called(self._family)
        one, other = (called.get(RecordId(text(body, end))) or words("common.no_name") for end in ("person", "to"))
        return words("history.between", one=one, other=other)

    def _body(self, one: Happening) -> Body:
        return self._desk.work.happenings.standing(one.record) if one.record else {}

    def at(self, one: Happening) -> str:
        """The time of day."""
        return f"{one.at.astimezone(self._desk.now.tzinfo):%H:%M}"
