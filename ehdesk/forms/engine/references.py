"""What an expression reads, found without running it: its paths walked over the form instead of over answers."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from ehdesk.forms.engine.parts import Part, Path
from ehdesk.forms.engine.syntax import (
    Call,
    Expression,
    Filter,
    KindTest,
    NameTest,
    Negation,
    Operation,
    Step,
    is_plain,
)
from ehdesk.forms.engine.syntax import Path as PathExpression

_ONLY_COUNTED = frozenset({"count", "position", "local-name", "name", "namespace-uri"})


@dataclass(frozen=True, slots=True)
class Reference:
    """A path that an expression reads.

    `floor` is how many names of its own place it kept on the way: inside a repeat, a reference that kept the
    repeat's names stays with one person. `by_value` is false when only being there matters (`count()`), and it is
    `by_place` when not even that does: which one it is among the others (`position()`).
    """

    path: Path
    floor: int
    by_value: bool = True
    by_place: bool = False


@dataclass(frozen=True, slots=True)
class References:
    """`found` are the paths that an expression reads, `missing` those from the root that lead nowhere."""

    found: frozenset[Reference]
    missing: tuple[Path, ...]


_Reached: TypeAlias = dict[Path, int]


def references(expression: Expression, at: Path, parts: Mapping[Path, Part]) -> References:
    """Everything that `expression`, standing at `at`, reads of the form."""
    walk = _Walk(at, parts)
    walk.read(expression, {at: len(at)})
    return References(frozenset(walk.found), tuple(walk.missing))


class _Walk:
    """One expression on its way; `found` and `missing` grow. Reached paths go with their floor."""

    def __init__(self, at: Path, parts: Mapping[Path, Part]) -> None:
        self._at = at
        self._parts = parts
        self._quoting: set[tuple[Path, int]] = set()
        self.found: set[Reference] = set()
        self.missing: list[Path] = []

    def read(self, expression: Expression, here: _Reached, by_value: bool = True, by_place: bool = False) -> None:
        """Note what it reads, standing at any of `here`."""
        for path, floor in self._reach(expression, here).items():
            self.found.add(Reference(path, floor, by_value, by_place))

    def _reach(self, expression: Expression, here: _Reached) -> _Reached:
        """The nodes of the form that it leads to; what it reads on the way is noted."""
        if isinstance(expression, PathExpression):
            return self._path(expression, here)
        if isinstance(expression, Filter):
            return self._kept(self._reach(expression.base, here), expression.predicates)
        if isinstance(expression, Call):
            return self._call(expression, here)
        if isinstance(expression, Negation):
            self.read(expression.operand, here)
        if isinstance(expression, Operation):
            return self._operation(expression, here)
        return {}

    def _operation(self, expression: Operation, here: _Reached) -> _Reached:
        if expression.operator == "|":
            return _joined(self._reach(expression.left, here), self._reach(expression.right, here))
        self.read(expression.left, here)
        self.read(expression.right, here)
        return {}

    def _call(self, expression: Call, here: _Reached) -> _Reached:
        if expression.name == "current":
            return {self._at: len(self._at)}
        if expression.name == "randomize":
            for seed in expression.arguments[1:]:
                self.read(seed, here)
            return self._reach(expression.arguments[0], here)
        if expression.name == "indexed-repeat":
            return self._anywhere(expression.arguments, here)
        if expression.name == "jr:choice-name":
            self._quoted(expression.arguments[-1], here)
        if not expression.arguments and expression.name in {"string", "number", "string-length", "normalize-space"}:
            self.found.update(Reference(path, floor) for path, floor in here.items())
        for argument in expression.arguments:
            self.read(argument, here, expression.name not in _ONLY_COUNTED, expression.name == "position")
        return {}

    def _anywhere(self, arguments: tuple[Expression, ...], here: _Reached) -> _Reached:
        """A question in any instance of its repeats, and the numbers of those instances."""
        for place, argument in enumerate(arguments):
            if place == 0 or place % 2:
                self.found.update(Reference(path, 0, place == 0) for path in self._reach(argument, here))
            else:
                self.read(argument, here)
        return {}

    def _quoted(self, question: Expression, here: _Reached) -> None:
        """Its choices may come from answers, and their words hold answers; they may even quote themselves."""
        for path, floor in self._reach(question, here).items():
            control = self._parts[path].control
            if control is not None and (path, floor) not in self._quoting:
                self._quoting.add((path, floor))
                for expression in control.choices.sources:
                    self.read(expression, {path: floor})

    def _path(self, expression: PathExpression, here: _Reached) -> _Reached:
        reached = here
        steps = expression.steps
        if expression.absolute:
            reached, steps = self._own(self._below_root(steps))
        elif expression.base is not None:
            reached = self._reach(expression.base, here)
        for step in steps:
            before, reached = reached, self._kept(self._stepped(reached, step), step.predicates)
            if expression.absolute and before and not reached and step.axis == "child":
                self._miss(next(iter(before)), step)
        return reached

    def _miss(self, path: Path, step: Step) -> None:
        if isinstance(step.test, NameTest) and step.test.local != "*":
            self.missing.append((*path, step.test.local))

    def _own(self, steps: tuple[Step, ...]) -> tuple[_Reached, tuple[Step, ...]]:
        """As far down as the path goes by way of the place where the expression stands: that much it keeps."""
        known = 0
        while known < min(len(steps) - 1, len(self._at)) and is_plain(steps[known]):
            if not _passes(self._at[: known + 1], steps[known]):
                break
            known += 1
        return {self._at[:known]: known}, steps[known:]

    def _below_root(self, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        """The first step of `/data/home` only names the form itself."""
        return steps[1:] if steps and steps[0].axis == "child" else steps

    def _kept(self, reached: _Reached, predicates: Iterable[Expression]) -> _Reached:
        for predicate in predicates:
            self.read(predicate, reached)
        return reached

    def _stepped(self, reached: _Reached, step: Step) -> _Reached:
        if isinstance(step.test, NameTest) and step.axis == "child" and step.test.local != "*":
            return self._named(reached, step.test.local)
        found: _Reached = {}
        for path, floor in reached.items():
            for target in (*_own_text(path, step), *_ALONG[step.axis](path, self._parts)):
                if _passes(target, step):
                    found[target] = min(floor, _shared(path, target, step.axis), found.get(target, len(target)))
        return found

    def _named(self, reached: _Reached, name: str) -> _Reached:
        """Children are looked up by their name, since a group may have a thousand."""
        below = (((*path, name), min(floor, len(path))) for path, floor in reached.items())
        return {child: floor for child, floor in below if child in self._parts}


def _joined(left: _Reached, right: _Reached) -> _Reached:
    """Both, and for a path in both the way that kept less of its place."""
    shared = {path: min(left[path], right[path]) for path in left.keys() & right.keys()}
    return {**left, **right, **shared}


def _own_text(path: Path, step: Step) -> tuple[Path, ...]:
    """`text()` is the value of the node that it starts from."""
    return (path,) if isinstance(step.test, KindTest) and step.test.kind == "text" else ()


def _shared(path: Path, target: Path, axis: str) -> int:
    """How many names both have; a sibling may be the same node for another person, so it shares only the parent."""
    if axis in _SIDEWAYS:
        return max(min(len(path), len(target)) - 1, 0) if axis not in {"following", "preceding"} else 0
    return min(len(path), len(target))


def _passes(path: Path, step: Step) -> bool:
    if isinstance(step.test, KindTest):
        return step.test.kind in {"node", "text"}
    name = path[-1].removeprefix("@") if path and step.axis == "attribute" else "".join(path[-1:])
    return not path or step.test.local in {"*", name}  # the form's own name may be anything


def _child(path: Path, parts: Mapping[Path, Part]) -> Iterable[Path]:
    return (child.path for child in parts[path].children)


def _parent(path: Path, _parts: Mapping[Path, Part]) -> Iterable[Path]:
    return (path[:-1],) if path else ()


def _itself(path: Path, _parts: Mapping[Path, Part]) -> Iterable[Path]:
    return (path,)


def _ancestor(path: Path, _parts: Mapping[Path, Part]) -> Iterator[Path]:
    return (path[:length] for length in range(len(path) - 1, -1, -1))


def _ancestor_or_self(path: Path, _parts: Mapping[Path, Part]) -> Iterator[Path]:
    return (path[:length] for length in range(len(path), -1, -1))


def _descendant(path: Path, parts: Mapping[Path, Part]) -> Iterator[Path]:
    return (part.path for part in parts[path].all() if part.path != path)


def _descendant_or_self(path: Path, parts: Mapping[Path, Part]) -> Iterator[Path]:
    return (part.path for part in parts[path].all())


def _sibling(path: Path, parts: Mapping[Path, Part]) -> Iterable[Path]:
    return _child(path[:-1], parts) if path else ()


def _everything(_path: Path, parts: Mapping[Path, Part]) -> Iterable[Path]:
    return parts


def _attribute(path: Path, parts: Mapping[Path, Part]) -> Iterable[Path]:
    """Others never change while a form is filled in."""
    return (part.path for part in parts[path].attributes)


def _nothing(_path: Path, _parts: Mapping[Path, Part]) -> Iterable[Path]:
    return ()


_SIDEWAYS = frozenset({"following", "preceding", "following-sibling", "preceding-sibling"})
_ALONG: Mapping[str, Callable[[Path, Mapping[Path, Part]], Iterable[Path]]] = {
    "ancestor": _ancestor,
    "ancestor-or-self": _ancestor_or_self,
    "attribute": _attribute,
    "child": _child,
    "descendant": _descendant,
    "descendant-or-self": _descendant_or_self,
    "following": _everything,
    "following-sibling": _sibling,
    "namespace": _nothing,
    "parent": _parent,
    "preceding": _everything,
    "preceding-sibling": _sibling,
    "self": _itself,
}
