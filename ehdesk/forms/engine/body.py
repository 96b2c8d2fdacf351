"""The body of an XForm: what a person sees of each node."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeVar

from ehdesk.forms.engine.itext import text_of
from ehdesk.forms.engine.naming import path_of
from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.old_lists import SEARCH, searched
from ehdesk.forms.engine.parser import parse
from ehdesk.forms.engine.parts import JAVAROSA, NO_TEXT, Choice, Choices, Control, Path, Text
from ehdesk.forms.engine.problems import BadDefinition, BadExpression, Gathered
from ehdesk.forms.engine.syntax import Call, Expression, Literal, within
from ehdesk.forms.engine.syntax import Path as PathExpression

_QUESTIONS = frozenset({"input", "select", "select1", "trigger", "range", "rank", "upload", "secret"})
_PARAMETERS = frozenset({"start", "end", "step", "mediatype", "accept", "rows", "autoplay", "accuracyThreshold"})
_T = TypeVar("_T")


def read_body(
    body: Node, texts: Mapping[str, Text], instances: Mapping[str, Node], language: str, wrong: Gathered
) -> Mapping[Path, Control]:
    """Every control by the path of its node. What cannot be read is `wrong`."""
    found: dict[Path, Control] = {}
    for path, control in _Body(texts, instances, language, wrong).controls(body, ()):
        if {control.name, found[path].name if path in found else ""} <= _QUESTIONS:
            wrong.look(partial(_refuse_twice, path), None)
        found[path] = control
    return found


def _refuse_twice(path: Path) -> None:
    raise BadDefinition("two questions ask for the same answer", "/".join(path), "label", "asked-twice")


class _Body:
    """Walks the body with the form's words at hand."""

    def __init__(
        self, texts: Mapping[str, Text], instances: Mapping[str, Node], language: str, wrong: Gathered
    ) -> None:
        self._texts, self._wrong = texts, wrong
        self._quotes = {name: text for name, text in texts.items() if any(text.expressions())}
        self._instances = instances
        self._language = language

    def controls(self, element: Node, within: Path) -> Iterator[tuple[Path, Control]]:
        for child in element.elements():
            if child.name == "group":
                yield from self._group(child, within)
            elif child.name == "repeat":
                yield from self._repeat(child, within)
            elif child.name in _QUESTIONS:
                path = path_of(child.attribute("ref") or "", within)
                yield path, self._control(child, path)

    def _group(self, group: Node, within: Path) -> Iterator[tuple[Path, Control]]:
        """A group may have no node of its own, or that of the repeat in it: what it says is said of all inside."""
        reference = group.attribute("ref")
        path = path_of(reference, within) if reference else within
        if reference:
            yield path, self._control(group, path)
        inside = self.controls(group, path)
        yield from map(_private, inside) if "private" in _appearance(group) else inside

    def _repeat(self, repeat: Node, within: Path) -> Iterator[tuple[Path, Control]]:
        """The group around a repeat has its label, where it is of the same path, or of none and around nothing else."""
        path, group = path_of(repeat.attribute("nodeset") or "", within), repeat.parent
        around = group if group is not None and _has_label_of(group, repeat, is_same=path == within) else repeat
        yield (
            path,
            Control(
                "repeat",
                self._text(around, "label", path),
                appearance=_appearance(repeat),
                count=self._wrong.look(lambda: self._count(repeat, path), None),
                is_fixed=(repeat.attribute("noAddRemove", JAVAROSA) or "").strip() in {"true()", "true"},
            ),
        )
        yield from self.controls(repeat, path)

    def _count(self, repeat: Node, path: Path) -> Expression | None:
        return _located(lambda: _expression(repeat.attribute("count", JAVAROSA)), path, "count")

    def _control(self, element: Node, path: Path) -> Control:
        return Control(
            name=element.name,
            label=self._text(element, "label", path),
            hint=self._text(element, "hint", path),
            appearance=_appearance(element),
            choices=self._wrong.look(lambda: self._choices(element, path), Choices()),
            parameters={each.name: each.text for each in element.attributes if each.name in _PARAMETERS},
        )

    def _choices(self, element: Node, path: Path) -> Choices:
        search = SEARCH.search(element.attribute("appearance") or "") if element.first("item") else None
        if search is not None:
            items = [self._fixed(item, path) for item in element.elements("item")]
            labels = {self._plain(item.label): item for item in items}
            return _located(lambda: searched(search[0], labels), path, "appearance")
        itemset = element.first("itemset")
        if itemset is not None:
            return self._quoting(_located(lambda: _from_nodes(itemset), path, "choices"))
        return Choices(fixed=tuple(self._fixed(item, path) for item in element.elements("item")))

    def _quoting(self, choices: Choices) -> Choices:
        """With what the words of its list quote."""
        named = within(choices.nodes) if choices.nodes and self._quotes else ()
        lists = (each.value for each in named if isinstance(each, Literal))
        items = (item for name in lists if name in self._instances for item in self._instances[name].descendants())
        texts = (self._quotes.get(item.value, NO_TEXT) for item in items if item.kind == "element")
        quoting = tuple(expression for text in texts for expression in text.expressions())
        return replace(choices, quoting=quoting, whole_list="" if quoting else _whole_list(choices.nodes))

    def _plain(self, text: Text) -> str:
        return "".join(word for word in text.words(self._language, self._language) if isinstance(word, str))

    def _fixed(self, item: Node, path: Path) -> Choice:
        value = item.first("value")
        return Choice(value.value.strip() if value else "", self._text(item, "label", path))

    def _text(self, element: Node, name: str, path: Path) -> Text:
        return self._wrong.look(
            lambda: _located(lambda: text_of(element.first(name), self._texts, self._language), path, name), NO_TEXT
        )


def _from_nodes(itemset: Node) -> Choices:
    value, label = itemset.first("value"), itemset.first("label")
    written = (label.attribute("ref") if label else None) or "label"
    translated = written.strip().startswith("jr:itext(")
    return Choices(
        nodes=parse(itemset.attribute("nodeset") or ""),
        value=parse((value.attribute("ref") if value else None) or "name"),
        label=parse(written.strip()[len("jr:itext(") : -1] if translated else written),
        translated=translated,
    )


def _whole_list(nodes: Expression | None) -> str:
    """`short` for `instance('short')/root/item`, "" for anything that looks further."""
    if not isinstance(nodes, PathExpression) or any(step.predicates for step in nodes.steps):
        return ""
    named = nodes.base.arguments[0] if isinstance(nodes.base, Call) and nodes.base.name == "instance" else None
    return named.value if isinstance(named, Literal) and named.value != "family" else ""


def _expression(written: str | None) -> Expression | None:
    return parse(written) if written and written.strip() else None


def _private(found: tuple[Path, Control]) -> tuple[Path, Control]:
    path, control = found
    return path, replace(control, appearance=tuple(dict.fromkeys((*control.appearance, "private"))))


def _appearance(element: Node) -> tuple[str, ...]:
    return tuple(SEARCH.sub("", element.attribute("appearance") or "").split())


def _located(read: Callable[[], _T], path: Path, aspect: str) -> _T:
    """`read()`, with what is wrong told as a problem of this field."""
    try:
        return read()
    except BadExpression as error:
        raise BadDefinition(str(error), "/".join(path), aspect, error.code) from error


def _has_label_of(group: Node, repeat: Node, *, is_same: bool) -> bool:
    if group.attribute("ref"):
        return is_same
    return group.name == "group" and [one for one in group.elements() if one.name != "label"] == [repeat]
