"""Follows the actions of a form when something happens, and what they set off in turn."""

from collections import deque
from collections.abc import Callable, Sequence
from typing import TypeAlias

from ehdesk.forms.engine.actions import FIRST_LOAD, LOAD, NEW_REPEAT, REVALIDATE, VALUE_CHANGED, Action
from ehdesk.forms.engine.consequences import Consequences
from ehdesk.forms.engine.instance import Entry, Instance
from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.parts import Path
from ehdesk.forms.engine.problems import BadExpression
from ehdesk.forms.engine.speech import Speech
from ehdesk.forms.engine.syntax import Expression
from ehdesk.forms.engine.values import as_kept

_MOST = 1_000
"""Actions that one event may set off, however they fan out."""
Chain: TypeAlias = tuple[Entry, ...]
"""Whose changes led here, each setting off the next."""


class Acting:
    """`keep` is told of each value that an action gave.

    Actions that set each other off in a ring may agree on their values. Where they do not, they stop before one of them
    changes again what began it, and `ring` are the fields that it goes through, until somebody takes it.
    """

    def __init__(
        self,
        actions: Sequence[Action],
        instance: Instance,
        speech: Speech,
        consequences: Consequences,
        keep: Callable[[Entry, str], None],
    ) -> None:
        self._instance, self._speech, self._consequences, self._keep = instance, speech, consequences, keep
        self._when: dict[tuple[str, Path], list[Action]] = {}
        self._always: dict[str, list[Action]] = {}
        self._new: deque[tuple[Action, Entry]] = deque()
        self._waiting: deque[tuple[Action, Chain]] = deque()
        self._chain: Chain = ()
        self._came: set[str] = set()
        self._changed: set[str] = set()
        self._followed = 0
        self.ring: tuple[str, ...] = ()
        for action in actions:
            for event in action.events:
                self._when.setdefault((event, action.at), []).append(action)
                self._always.setdefault(event, []).append(action)

    def load(self, *, is_first: bool) -> None:
        """The form has just been opened."""
        self._work_out()
        for event in (FIRST_LOAD, LOAD) if is_first else (LOAD,):
            self._everywhere(event)

    def revalidate(self) -> None:
        """The whole form is checked."""
        self._everywhere(REVALIDATE)

    def come_up(self, entry: Entry) -> None:
        """An instance of a repeat has come up. If it is new, its actions and those inside it wait for `settle`.

        One that was there before, and comes back with its answers, keeps them.
        """
        if NEW_REPEAT not in self._always or entry.field in self._came or self._instance.was_answered(entry):
            return
        self._came.add(entry.field)
        for each in self._instance.all_below(entry):
            self._new.extend((action, each) for action in self._when.get((NEW_REPEAT, each.part.path), ()))

    def change(self, entry: Entry) -> None:
        """A value is another now; its actions wait for `settle`."""
        chain = (*self._chain, entry)
        self._waiting.extend((action, chain) for action in self._when.get((VALUE_CHANGED, entry.part.path), ()))

    def settle(self) -> frozenset[str]:
        """Work out what waits, follow the actions that this sets off, and so on; every field that changed."""
        self._work_out()
        changed, self._changed, self._followed = self._changed, set(), 0
        return frozenset(changed)

    def _work_out(self) -> None:
        """New instances first, each of which is new only once; no action sees anything that is not worked out."""
        self._changed |= self._consequences.settle()
        while self._new or (self._waiting and self._followed < _MOST):
            if self._new:
                self._follow(*self._new.popleft())
            else:
                self._followed += 1
                action, self._chain = self._waiting.popleft()
                self._follow(action, self._chain[-1])
            self._changed |= self._consequences.settle()
            self._chain = ()
        self._waiting.clear()

    def _everywhere(self, event: str) -> None:
        for action in self._always.get(event, ()):
            for entry in self._instance.entries(action.at):
                if not entry.is_series:
                    self._follow(action, entry)
                    self._work_out()

    def _follow(self, action: Action, entry: Entry) -> None:
        """In the same instance of a repeat as far as both are in one; else in all. What is gone does nothing more."""
        if not self._instance.is_there(entry):
            return
        for target in self._targets(action, entry):
            if not target.is_series and not target.part.children:
                self._give(target, self._worth(action, target))

    def _give(self, target: Entry, value: str) -> None:
        if target in self._chain[:-1] and target.node.kept != value:
            self.ring = tuple(entry.field for entry in self._chain[self._chain.index(target) :])
            return
        self._keep(target, value)
        self._consequences.put(target, value)

    def _targets(self, action: Action, entry: Entry) -> Sequence[Entry]:
        if action.chosen is not None:
            return self._chosen(action.chosen, entry)
        inside = (node for node in reversed(entry.repeats) if self._holds(node, action.target))
        return self._instance.entries(action.target, next(inside, None))

    def _chosen(self, reference: Expression, entry: Entry) -> Sequence[Entry]:
        try:
            nodes = self._speech.value(reference, entry.node)
        except BadExpression:
            return ()
        return [self._instance.by_node[node] for node in nodes] if isinstance(nodes, list) else ()

    def _holds(self, repeat: Node, target: Path) -> bool:
        around = self._instance.by_node[repeat].part.path
        return target[: len(around)] == around

    def _worth(self, action: Action, target: Entry) -> str:
        if action.value is None:
            return action.text
        try:
            return as_kept(self._speech.value(action.value, target.node), target.part.bind.type)
        except BadExpression:
            return ""
