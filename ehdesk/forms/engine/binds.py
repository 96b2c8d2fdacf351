"""The binds of an XForm: what the model says of each node."""

from collections.abc import Mapping
from dataclasses import fields, replace

from ehdesk.forms.engine.itext import message_of
from ehdesk.forms.engine.naming import path_of
from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.parser import parse
from ehdesk.forms.engine.parts import EHDESK, JAVAROSA, Bind, Path, Text
from ehdesk.forms.engine.problems import BadDefinition, BadExpression, Gathered
from ehdesk.forms.engine.syntax import Call, Expression, within

_NOTHING_SAID = Bind()


def read_binds(model: Node, texts: Mapping[str, Text], language: str, wrong: Gathered) -> Mapping[Path, Bind]:
    """What every bind says, by its path; several of one node go together. What cannot be read is `wrong`."""
    found: dict[Path, Bind] = {}
    for element in model.elements("bind"):
        path, bind = path_of(element.attribute("nodeset") or ""), _bind(element, texts, language, wrong)
        found[path] = _both(found[path], bind) if path in found else bind
    return found


def _both(one: Bind, other: Bind) -> Bind:
    """What either says, and where both do the other."""
    said = {each.name: getattr(other, each.name) for each in fields(Bind)}
    return replace(one, **{name: value for name, value in said.items() if value != getattr(_NOTHING_SAID, name)})


def _bind(bind: Node, texts: Mapping[str, Text], language: str, wrong: Gathered) -> Bind:
    said = {(each.namespace, each.name): each.text for each in bind.attributes}

    def expression(aspect: str) -> Expression | None:
        return wrong.look(lambda: _expression(bind, said, aspect), None)

    calculate = expression("calculate")
    return Bind(
        type=(said.get(("", "type")) or "string").rpartition(":")[2],
        relevant=expression("relevant"),
        required=expression("required"),
        readonly=expression("readonly"),
        constraint=expression("constraint"),
        calculate=calculate,
        constraint_message=message_of(said.get((JAVAROSA, "constraintMsg")), texts, language),
        required_message=message_of(said.get((JAVAROSA, "requiredMsg")), texts, language),
        preload=said.get((JAVAROSA, "preload"), ""),
        preload_parameters=said.get((JAVAROSA, "preloadParams"), "").strip(),
        is_once=calculate is not None
        and any(isinstance(each, Call) and each.name == "once" for each in within(calculate)),
        each=tuple(said.get((EHDESK, "each"), "").split()),
        needs=tuple(said.get((EHDESK, "need"), "").split()),
        areas=tuple(said.get((EHDESK, "star"), "").split()),
        is_level=said.get((EHDESK, "level"), "").strip() == "yes",
        protective=tuple(said.get((EHDESK, "protective"), "").split()),
    )


def _expression(bind: Node, said: Mapping[tuple[str, str], str], aspect: str) -> Expression | None:
    written = said.get(("", aspect))
    if written is None or not written.strip():
        return None
    try:
        return parse(written)
    except BadExpression as error:
        raise BadDefinition(
            str(error), "/".join(path_of(bind.attribute("nodeset") or "")), aspect, error.code
        ) from error
