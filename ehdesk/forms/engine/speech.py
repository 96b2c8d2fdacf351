"""A filled form in one language: its words with the answers in them, and the choices of the moment."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from ehdesk.forms.engine.circumstances import Circumstances
from ehdesk.forms.engine.context import Context, Surroundings
from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.evaluator import evaluate
from ehdesk.forms.engine.family import whole_family
from ehdesk.forms.engine.instance import Instance
from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.parts import NO_TEXT, Choices, Text
from ehdesk.forms.engine.people import Person
from ehdesk.forms.engine.problems import BadExpression
from ehdesk.forms.engine.syntax import Expression
from ehdesk.forms.engine.values import Value, as_string

_DEEPEST = 8
_MEDIA = ("image", "big-image", "audio", "video")


@dataclass(frozen=True, slots=True)
class Option:
    """A choice as a person sees it: the value that is kept, and the words beside it; `media` as of a question."""

    value: str
    label: str
    media: Mapping[str, str] = field(default_factory=dict, hash=False)


class Speech:
    """Evaluates expressions of one form, and says its texts in `language`."""

    def __init__(
        self,
        definition: Definition,
        instance: Instance,
        people: Sequence[Person],
        around: Circumstances,
        language: str,
    ) -> None:
        self._definition = definition
        self._instance = instance
        self.language = language
        self._depth = 0
        self._lists: dict[tuple[str, Expression | None, Expression | None], tuple[Option, ...]] = {}
        instances = {**definition.instances, "family": whole_family(people, around.known)}
        self._surroundings = Surroundings(
            now=around.now,
            instances=instances,
            namespaces=definition.namespaces,
            choice_label=self._choice_label,
            keeps_to_repeat=True,
            text=lambda text, node: self.words(definition.texts.get(text, NO_TEXT), node),
            chance=around.chance,
            seed=around.seed,
            asked=around.asked,
            version=definition.version,
            language=lambda: self.language or definition.language,
        )

    def speak(self, language: str) -> None:
        """Go on in another language."""
        self.language = language
        self._lists.clear()

    def value(self, expression: Expression, node: Node) -> Value:
        """The worth of an expression that belongs to `node`. Raises BadExpression when the answers defeat it."""
        return evaluate(expression, Context.of(node, self._surroundings))

    def words(self, text: Text, node: Node) -> str:
        """The text with answers in it; an output that cannot be worked out says nothing."""
        pieces = text.words(self.language, self._definition.language)
        with self._inside_one_another():
            said = "".join(piece if isinstance(piece, str) else self._output(piece, node) for piece in pieces)
        return said.strip()

    def media(self, text: Text, node: Node) -> Mapping[str, str]:
        """What goes with a text beside its words: `image`, `audio`, `video` ... with its URI."""
        return {form: self.words(text.forms[form], node) for form in _MEDIA if form in text.forms}

    def options(self, choices: Choices, node: Node) -> tuple[Option, ...]:
        """The choices that a question offers now."""
        fixed = tuple(self._said(choice.value, choice.label, node) for choice in choices.fixed)
        return (*fixed, *self._from_nodes(choices, choices.nodes, node)) if choices.nodes is not None else fixed

    def _from_nodes(self, choices: Choices, nodes: Expression, node: Node) -> tuple[Option, ...]:
        if not choices.whole_list:
            return self._offered(choices, nodes, node)
        offer = (choices.whole_list, choices.value, choices.label)
        if offer not in self._lists:
            self._lists[offer] = self._offered(choices, nodes, node)
        return self._lists[offer]

    def _offered(self, choices: Choices, nodes: Expression, node: Node) -> tuple[Option, ...]:
        items = self.value(nodes, node)
        return tuple(self._option(choices, item, node) for item in items) if isinstance(items, list) else ()

    def _option(self, choices: Choices, item: Node, node: Node) -> Option:
        value = self._at(choices.value, item)
        label = self._at(choices.label, item)
        if choices.translated:
            return self._said(value, self._definition.texts.get(label, NO_TEXT), node)
        return Option(value, label or value)

    def _said(self, value: str, text: Text, node: Node) -> Option:
        return Option(value, self.words(text, node) or value, self.media(text, node))

    def _at(self, expression: Expression | None, item: Node) -> str:
        return "" if expression is None else as_string(self.value(expression, item))

    def _output(self, expression: Expression, node: Node) -> str:
        try:
            return as_string(self.value(expression, node))
        except BadExpression:
            return ""

    @contextmanager
    def _inside_one_another(self) -> Iterator[None]:
        """Words may quote words, but not for ever: a label may come to quote itself by way of what it quotes."""
        if self._depth >= _DEEPEST:
            raise BadExpression("these words quote one another")
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    def _choice_label(self, node: Node, value: str) -> str:
        entry = self._instance.by_node.get(node)
        if entry is None or entry.part.control is None:
            return value
        with self._inside_one_another():
            offered = self.options(entry.part.control.choices, node)
        return next((option.label for option in offered if option.value == value), value)
