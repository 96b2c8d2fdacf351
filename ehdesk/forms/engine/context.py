"""Where an expression stands: its node, its place among others, and the form around it."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.patterns import Patterns
from ehdesk.forms.engine.problems import BadExpression


def _no_label(_node: Node, value: str) -> str:
    return value


def _no_text(_id: str, _node: Node) -> str:
    return ""


def _no_property(_name: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every expression of one running form shares.

    `instances` are the roots of the secondary instances by id; `choice_label` gives the label of a choice value at a
    question's node. `now` is the practitioner's own clock. With `keeps_to_repeat`, `/data/child/name` inside a child is
    that child's own name, as ODK has it; without, it is everyone's, as in plain XPath. `text` says a text of the form
    by its id; `chance`, `seed`, `asked` (the properties), `version`, `language` and `patterns` are for the functions
    about them.
    """

    now: dt.datetime
    instances: Mapping[str, Node] = field(default_factory=dict)
    namespaces: Mapping[str, str] = field(default_factory=dict)
    choice_label: Callable[[Node, str], str] = _no_label
    keeps_to_repeat: bool = False
    text: Callable[[str, Node], str] = _no_text
    chance: Random = field(default_factory=Random)
    seed: str = ""
    asked: Callable[[str], str] = _no_property
    version: str = ""
    language: Callable[[], str] = str
    patterns: Patterns = field(default_factory=Patterns)
    _indexes: dict[tuple[Node, str, str], dict[str, list[Node]]] = field(default_factory=dict)

    def items_where(self, root: Node, item: str, name: str, value: str) -> Sequence[Node]:
        """The elements `item` (or any, for "") in a list's `root` of which an element `name` is `value`.

        Lists never change, so each is gone through once.
        """
        index = self._indexes.get((root, item, name))
        if index is None:
            index = self._indexes.setdefault((root, item, name), {})
            for one in (one for one in root.elements(item) if not one.namespace):
                for each in dict.fromkeys(found.value for found in one.named(name) if not found.namespace):
                    index.setdefault(each, []).append(one)
        return index.get(value, ())


@dataclass(frozen=True, slots=True)
class Context:
    """One place of evaluation. `current` is the node that the whole expression belongs to."""

    node: Node
    current: Node
    surroundings: Surroundings
    position: int = 1
    size: int = 1

    @classmethod
    def of(cls, node: Node, surroundings: Surroundings) -> "Context":
        """The place of an expression that belongs to `node`."""
        return cls(node, node, surroundings)

    def at(self, node: Node, position: int, size: int) -> "Context":
        """The same expression, inside a predicate, looking at one of several nodes."""
        return Context(node, self.current, self.surroundings, position, size)

    def namespace(self, prefix: str) -> str:
        """The namespace that a prefix stands for. Raises BadExpression."""
        try:
            return self.surroundings.namespaces[prefix]
        except KeyError:
            raise BadExpression(f"no namespace is declared for the prefix {prefix}:") from None
