"""A whole form as designed, before anyone fills it in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ehdesk.forms.engine.actions import Action
from ehdesk.forms.engine.graph import Graph
from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.parts import Part, Path, Text
from ehdesk.forms.engine.problems import BadDefinition


@dataclass(frozen=True, slots=True)
class Definition:
    """A form that can run. It never changes, and any number of filled forms may share it.

    `languages` are in the form's own order, `language` being the one it falls back to. `texts` are the words that
    choices name, `instances` the lists that expressions reach by `instance('...')`. `primary` is the form's own
    instance as designed, with its first values; `namespace` is the one that its nodes have without a prefix. `actions`
    are what it does by itself, `pictures` what was found of the pictures that its texts name, by their URI. `unheeded`
    is what its model says of nodes that are nowhere.
    """

    id: str
    version: str
    title: str
    languages: tuple[str, ...]
    language: str
    root: Part
    root_name: str
    primary: Node
    parts: Mapping[Path, Part]
    instances: Mapping[str, Node]
    namespaces: Mapping[str, str]
    texts: Mapping[str, Text]
    graph: Graph
    actions: tuple[Action, ...] = ()
    namespace: str = ""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    unheeded: tuple[BadDefinition, ...] = ()

    def language_called(self, name: str) -> str | None:
        """The form's own name for a language: `French (fr)` for itself, in any case, and for `fr`."""
        wanted = name.strip().lower()
        for language in self.languages:
            own = language.lower()
            if wanted in {own, own.partition("(")[0].strip()} or own.endswith(f"({wanted})"):
                return language
        return None
