"""What a window needs to know of a form: questions, topics and problems."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from ehdesk.forms.engine.constant import is_always
from ehdesk.forms.engine.parts import Part
from ehdesk.forms.engine.speech import Option

_KINDS_BY_CONTROL = {"select1": "select_one", "select": "select_multiple", "secret": "text"}
_KINDS_BY_TYPE = {"int": "integer", "string": "text"}
FILES = frozenset({"upload"})
"""The kind whose answer is the name of a picture, a recording or a paper."""
LABELS = "labels"
"""The kind of a choice that is only the heading of a table: its answers' words stand over the columns."""
NEVER_ASKED = frozenset({"note", "calculate", LABELS})
"""The kinds that tell or work out something: nobody is waiting for their answer."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question as it stands now.

    `kind`: text, integer, decimal, date, time, dateTime, select_one, select_multiple, trigger (a box to tick), note,
    calculate, labels (the heading of a table), upload (a picture, a paper, a sound or a film), or the name of another
    ODK control. `value` is what is kept, as ODK writes it, whether relevant or not; one that is not `valid` is
    kept too, and nothing is wrong with one that is not relevant; `message` says what is wrong with it, and `code` says
    so to scripts. `person` is the member it is about.
    `parameters` are what else the form says of how it is asked: `start`, `mediatype` ...
    `needs` and `areas` (of the star) are what its answer speaks to, by their ids, also where nobody here knows those.
    `guidance` is help for whoever wants more, `media` what goes with the label: `image`, `audio` ... with its URI.
    """

    field: str
    kind: str
    label: str
    hint: str
    value: str
    relevant: bool
    required: bool
    readonly: bool
    valid: bool
    message: str
    choices: tuple[Option, ...]
    appearance: tuple[str, ...]
    person: str | None
    code: str = ""
    guidance: str = ""
    media: Mapping[str, str] = dataclasses.field(default_factory=dict)
    parameters: Mapping[str, str] = dataclasses.field(default_factory=dict)
    needs: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()

    @property
    def is_score(self) -> bool:
        """A number that each of several people says for themselves, asked in one row: appearance `score`."""
        return "score" in self.appearance

    @property
    def is_money(self) -> bool:
        """A number of pounds: appearance `money`."""
        return "money" in self.appearance

    @property
    def is_warning(self) -> bool:
        """A note that must be read before what comes after it is asked: appearance `careful`."""
        return "careful" in self.appearance

    @property
    def is_voice(self) -> bool:
        """Its answer is somebody's own words, or how they were heard: appearance `voice`."""
        return "voice" in self.appearance

    @property
    def is_answerable(self) -> bool:
        """A person is asked it now: not a note, not worked out, not hidden."""
        return self.relevant and not self.readonly and self.kind not in NEVER_ASKED


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of a form.

    `id` is its group's field (`home/money`, `child[ID]/school`) and never changes. `person` is the member whom the
    page is about. A topic is `relevant` when something on it is. `fields` are those of its questions, in order. One
    that `is_private` was written so: appearance `private` on it, around it or on anything in it. One that `is_alone` is
    private, or is about somebody who was heard on their own: it is never shown among others, where somebody else may
    look on.
    """

    id: str
    title: str
    section: str
    section_title: str
    person: str | None
    fields: tuple[str, ...]
    relevant: bool
    is_private: bool = False
    is_alone: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right before the form is complete: where, and what to do, in words for a person."""

    field: str
    message: str


def kind_of(part: Part) -> str:
    """The kind of a question, by its control and type; an input that nobody may ever fill, nor the form, is a note."""
    name = part.control.name if part.control else "calculate"
    if part.control and "label" in part.control.appearance and name in {"select1", "select"}:
        return LABELS
    if name in _KINDS_BY_CONTROL:
        return _KINDS_BY_CONTROL[name]
    if name == "input" and is_always(part.bind.readonly) and part.bind.calculate is None and not part.default:
        return "note"
    if name == "input":
        return _KINDS_BY_TYPE.get(part.bind.type, part.bind.type)
    return name


def is_ever_asked(part: Part) -> bool:
    """May anybody be asked it at all? A note or what is worked out is only told."""
    return part.is_question and kind_of(part) not in NEVER_ASKED
