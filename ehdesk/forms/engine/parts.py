"""The parts of a form as designed: what the model and the body say of each node. Nothing here ever changes.

A *path* is the names from the root of the form down: `("home", "money", "how")`; the root's is `()`. A *field* is a
path with people in it, as one running form has them: `child[ID]/school/attendance`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.syntax import Expression
from ehdesk.forms.engine.syntax import Path as PathExpression

Path: TypeAlias = tuple[str, ...]
Words: TypeAlias = tuple[str | Expression, ...]

EHDESK = "https://ehdesk.org/xforms"


@dataclass(frozen=True, slots=True)
class Text:
    """Words for a person in every language of the form, with expressions where an answer goes in.

    `forms` are other forms of the same text: `short`, `guidance`, or `image`, `audio` ... with what they refer to.
    """

    by_language: Mapping[str, Words]
    forms: Mapping[str, "Text"] = field(default_factory=dict)

    def words(self, language: str, fallback: str) -> Words:
        """In `language`, or in `fallback` where it was not translated, or in whatever language there is."""
        found = self.by_language.get(language) or self.by_language.get(fallback)
        return found or next(iter(self.by_language.values()), ())

    def expressions(self) -> Iterator[Expression]:
        """Every expression in every language."""
        for words in self.by_language.values():
            yield from (word for word in words if not isinstance(word, str))
        for text in self.forms.values():
            yield from text.expressions()


NO_TEXT = Text({})
JAVAROSA = "http://openrosa.org/javarosa"


def is_template(node: Node) -> bool:
    """What new instances of a repeat are like, and no instance itself."""
    return node.attribute("template", JAVAROSA) is not None


@dataclass(frozen=True, slots=True)
class Bind:
    """What the model says of one node. `each` are the roles of the people that a repeat is tied to; `needs` and
    `areas` (of the star) what its answer speaks to; `protective` its answers, the most protective first, or `all`;
    `is_level` that its answer says how much help the family needs.

    `is_once` when it is calculated by once(): what it came to is kept as an answer is.
    """

    type: str = "string"
    relevant: Expression | None = None
    required: Expression | None = None
    readonly: Expression | None = None
    constraint: Expression | None = None
    calculate: Expression | None = None
    constraint_message: Text = NO_TEXT
    required_message: Text = NO_TEXT
    preload: str = ""
    preload_parameters: str = ""
    each: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    protective: tuple[str, ...] = ()
    is_level: bool = False
    is_once: bool = False

    @property
    def is_kept(self) -> bool:
        """Its value is among the answers, and not worked out anew each time."""
        return self.calculate is None or self.is_once


@dataclass(frozen=True, slots=True)
class Choice:
    """One fixed choice of a question."""

    value: str
    label: Text


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of a question: fixed, then those taken from `nodes` and read by `value` and `label` at each of them.

    `translated` says that `label` names a text of the form (`jr:itext(itextId)`), not the words themselves;
    `quoting` are what the words of its choices quote, so that a label changes with the answer in it. `whole_list` is
    the list that it offers from end to end whatever the answers, "" where it chooses among its items.
    """

    fixed: tuple[Choice, ...] = ()
    nodes: Expression | None = None
    value: Expression | None = None
    label: Expression | None = None
    translated: bool = False
    quoting: tuple[Expression, ...] = ()
    whole_list: str = ""

    @property
    def sources(self) -> tuple[Expression, ...]:
        """Everything that they come from: the nodes, what is read at each of them, and what their words quote."""
        if self.nodes is None:
            return self.quoting
        read = [each for each in (self.value, self.label) if isinstance(each, PathExpression) and not each.absolute]
        return (self.nodes, *(PathExpression(self.nodes, False, each.steps) for each in read), *self.quoting)


@dataclass(frozen=True, slots=True)
class Control:
    """What the body says of one node: `input`, `select1`, `select`, `trigger`, `group`, `repeat` ... and its look.

    Of a repeat: `count` is how many instances it has (nobody adds or removes them then), and `is_fixed` that the form's
    own instances are all there will be. `parameters` are the other attributes as written: `start`, `mediatype` ...
    """

    name: str
    label: Text = NO_TEXT
    hint: Text = NO_TEXT
    appearance: tuple[str, ...] = ()
    choices: Choices = Choices()
    count: Expression | None = None
    is_fixed: bool = False
    parameters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """One node of the form: a group, a repeat, a question, or something that the form only works out.

    `template` is what a new instance of a repeat is like, among the nodes of the form as designed. `attributes` are
    those of which the form says something: their names begin with @.
    """

    path: Path
    namespace: str = ""
    bind: Bind = Bind()
    control: Control | None = None
    children: tuple["Part", ...] = ()
    default: str = ""
    template: Node | None = None
    attributes: tuple["Part", ...] = ()

    @property
    def name(self) -> str:
        """The last name of its path."""
        return self.path[-1] if self.path else ""

    @property
    def is_question(self) -> bool:
        """A person sees it and may answer it, or reads it as a note."""
        return self.control is not None and self.control.name not in {"group", "repeat"}

    @property
    def is_repeat(self) -> bool:
        """It stands any number of times: once for each of several people, or as often as is added or counted."""
        return self.control is not None and self.control.name == "repeat"

    @property
    def repeat_count(self) -> Expression | None:
        """How many instances a repeat has, where the form says so."""
        return self.control.count if self.control else None

    @property
    def takes_instances(self) -> bool:
        """A repeat to which a person may add, and from which a person may remove."""
        fixed = self.bind.each or self.control is None or self.control.is_fixed or self.control.count is not None
        return self.is_repeat and not fixed

    @property
    def is_topic(self) -> bool:
        """All its questions are asked on one page."""
        return self.control is not None and "field-list" in self.control.appearance

    @property
    def is_private(self) -> bool:
        """It was written for one person and the practitioner, and with it every page around, on or inside it."""
        return self.control is not None and "private" in self.control.appearance

    @property
    def takes_answers(self) -> bool:
        """A question whose value is a person's, not worked out."""
        return self.is_question and self.bind.calculate is None

    def all(self) -> Iterator["Part"]:
        """This part and everything below it, in order."""
        yield self
        yield from self.attributes
        for child in self.children:
            yield from child.all()
