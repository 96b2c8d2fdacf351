"""A form with answers in it, and what follows from them. `filled` adds the pages on which a window shows it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TypeGuard

from ehdesk.forms.engine.acting import Acting
from ehdesk.forms.engine.circumstances import Circumstances
from ehdesk.forms.engine.consequences import Consequences
from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.instance import Entry, Instance
from ehdesk.forms.engine.outcomes import Outcomes
from ehdesk.forms.engine.parts import Control
from ehdesk.forms.engine.people import Person
from ehdesk.forms.engine.preload import preload, stamp_end
from ehdesk.forms.engine.question import Question, kind_of
from ehdesk.forms.engine.reading_back import in_plain_words
from ehdesk.forms.engine.repeats import Repeats
from ehdesk.forms.engine.speech import Speech
from ehdesk.forms.engine.strays import stray_nodes, strays
from ehdesk.forms.engine.submission import instance_xml
from ehdesk.forms.engine.validity import CONSTRAINT, PLAIN_WORDS, CheckWords, Wrong, out_of_range, wrong_type


class NoSuchField(KeyError):
    """A field that this form, for this family, does not have, or that takes no answer."""


class RunningForm:
    """One form in use. Its nodes are in `instance`, its repeats in `repeats`."""

    def __init__(
        self,
        definition: Definition,
        people: Sequence[Person],
        answers: Mapping[str, str],
        around: Circumstances,
        *,
        language: str = "",
        words: CheckWords = PLAIN_WORDS,
    ) -> None:
        self.definition = definition
        self.people = tuple(people)
        self._answers = dict(answers)
        self._check_words = words
        self._set: dict[str, str] = {}
        self._around = around
        self.instance = Instance(definition, people, self._answers)
        self._speech = Speech(definition, self.instance, people, around, language or definition.language)
        self._outcomes = Outcomes(self._speech)
        self._consequences = Consequences(definition.graph, self.instance, self._outcomes)
        self._acting = Acting(definition.actions, self.instance, self._speech, self._consequences, self._keep)
        self.repeats = Repeats(self.instance, self._consequences, self._outcomes, self._answers, around.new_id, words)
        self.repeats.settle, self._consequences.on_new = self._acting.settle, self._acting.come_up
        self._open()

    def _open(self) -> None:
        """As ODK does: what is known at once, then what follows, then what the form does by itself."""
        preload(self.instance, self._answers, self._around, self._keep)
        self._consequences.on_change = self._keep_if_once
        self._consequences.begin()
        self._consequences.on_change = self._changed
        self._acting.load(is_first=self._around.is_new)
        self._acting.settle()

    @property
    def answers(self) -> Mapping[str, str]:
        """Every answer by its field, those that this form does not know among them. A cleared one is ""."""
        return MappingProxyType(self._answers)

    @property
    def strays(self) -> Mapping[str, str]:
        """The answers that this form, for this family, has no place for."""
        return strays(self.instance, self._answers)

    def answer(self, field: str, value: str) -> frozenset[str]:
        """Keep an answer, and give back the fields (groups among them) that now stand differently.

        Raises NoSuchField. The same answer again changes nothing.
        """
        entry = self._entry(field)
        if not entry.part.takes_answers:
            raise NoSuchField(field)
        self._answers[field] = value
        self._set.pop(field, None)
        if entry.node.kept == value:
            return frozenset()
        self._consequences.put(entry, value)
        return self._acting.settle()

    def take_set(self) -> Mapping[str, str]:
        """What the form itself has answered since this was last asked, to be kept like any other answer."""
        taken, self._set = self._set, {}
        return taken

    def take_ring(self) -> tuple[str, ...]:
        """The fields whose actions set each other off, and were stopped, since this was last asked."""
        taken, self._acting.ring = self._acting.ring, ()
        return taken

    def revalidate(self) -> frozenset[str]:
        """Check the whole form, as before it is handed in: its end is noted, and the fields that changed are told."""
        stamp_end(self.instance, self._around, self._keep, self._consequences)
        self._acting.revalidate()
        return self._acting.settle()

    def question(self, field: str) -> Question:
        """The question as it stands now. Raises NoSuchField."""
        entry = self._entry(field)
        kind, control = kind_of(entry.part), entry.part.control
        wrong = self._wrong(entry, kind) if entry.node.relevant else Wrong()
        return Question(
            field=field,
            kind=kind,
            label=self.words(entry, "label"),
            hint=self.words(entry, "hint"),
            value=entry.node.kept,
            relevant=entry.node.relevant,
            required=self._outcomes.claim(entry, "required"),
            readonly=self.is_readonly(entry),
            valid=not wrong.code,
            message=wrong.message,
            choices=self._outcomes.options(entry),
            appearance=control.appearance if control else (),
            person=entry.person,
            code=wrong.code,
            guidance=self._speech.words(control.hint.forms["guidance"], entry.node) if _guides(control) else "",
            media=self._speech.media(control.label, entry.node) if control and control.label.forms else {},
            parameters=control.parameters if control else {},
            needs=entry.part.bind.needs,
            areas=entry.part.bind.areas,
        )

    def display(self, field: str, ticked: str = "Yes") -> str:
        """The answer as it reads on paper; "" when there is none. Raises NoSuchField."""
        return in_plain_words(self.question(field), ticked)

    def wrong_type(self, field: str) -> Wrong:
        """What is wrong with its answer for its type and its choices, relevant or not. Raises NoSuchField."""
        entry = self._entry(field)
        return self._wrong_type(entry, kind_of(entry.part))

    def allows(self, field: str, value: str) -> bool:
        """Would this be of its type, among its choices, and meet its constraint? Nothing is answered. NoSuchField."""
        entry = self._entry(field)
        kept, entry.node.kept = entry.node.kept, value
        try:
            is_of_type = not self._wrong_type(entry, kind_of(entry.part)).code
            is_free = not value or not entry.node.relevant
            return is_of_type and (is_free or self._outcomes.meets_constraint(entry))
        finally:
            entry.node.kept = kept

    def instance_xml(self) -> str:
        """The answers as ODK writes them, without what is not relevant. The strays are written where they were."""
        beside = stray_nodes(self.instance, self._answers, self.definition.namespaces)
        return instance_xml(self.instance.root, self.definition, beside)

    @property
    def language(self) -> str:
        """The language in which it speaks, by the form's own name for it; "" for one without a name."""
        return self._speech.language

    def speak(self, language: str) -> bool:
        """Go on in another language of the form, by its name or its code; False if it has no such language."""
        known = self.definition.language_called(language)
        if known is None:
            return False
        self._speech.speak(known)
        for cell in self.definition.graph.spoken:
            for entry in self.instance.entries(cell.path):
                self._consequences.hear(cell, entry)
        self._acting.settle()
        return True

    def words(self, entry: Entry, aspect: str) -> str:
        """Its `label` or `hint`, with answers in it; "" for what no one sees."""
        return self._outcomes.words(entry, aspect) if entry.part.control else ""

    def is_readonly(self, entry: Entry) -> bool:
        """Worked out by the form, or readonly, or in something that is."""
        if entry.part.bind.calculate is not None:
            return True
        at: Entry | None = entry
        while at is not None:
            if self._outcomes.claim(at, "readonly"):
                return True
            at = self.instance.by_node.get(at.node.parent) if at.node.parent else None
        return False

    def _keep(self, entry: Entry, value: str) -> None:
        """An answer that nobody gave."""
        if entry.part.bind.is_kept:
            self._answers[entry.field] = self._set[entry.field] = value

    def _keep_if_once(self, entry: Entry) -> None:
        if entry.part.bind.is_once:
            self._keep(entry, entry.node.kept)

    def _changed(self, entry: Entry) -> None:
        self._keep_if_once(entry)
        self._acting.change(entry)

    def _wrong(self, entry: Entry, kind: str) -> Wrong:
        wrong = self._wrong_type(entry, kind)
        if wrong.code or not entry.node.kept or self._outcomes.claim(entry, "constraint"):
            return wrong
        return Wrong(CONSTRAINT, self._outcomes.words(entry, "constraint_message") or self._check_words.check)

    def _wrong_type(self, entry: Entry, kind: str) -> Wrong:
        value = entry.node.kept
        is_whole = kind == "range" and entry.part.bind.type == "int"
        wrong = wrong_type(value, "integer" if is_whole else kind, self._outcomes.options(entry), self._check_words)
        if not wrong.code and kind == "range" and entry.part.control:
            return out_of_range(value, entry.part.control.parameters, self._check_words)
        return wrong

    def _entry(self, field: str) -> Entry:
        entry = self.instance.by_field.get(field)
        if entry is None or entry.is_series or entry.part.children or not field:
            raise NoSuchField(field)
        return entry


def _guides(control: Control | None) -> TypeGuard[Control]:
    return control is not None and "guidance" in control.hint.forms
