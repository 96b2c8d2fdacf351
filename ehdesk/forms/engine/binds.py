"""The binds of an XForm: what the model says of each node."""

from collections.abc import Mapping

from ehdesk.forms.engine.itext import message_of
from ehdesk.forms.engine.naming import path_of
from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.parser import parse
from ehdesk.forms.engine.parts import EHDESK, JAVAROSA, Bind, Path, Text
from ehdesk.forms.engine.problems import BadDefinition, BadExpression
from ehdesk.forms.engine.syntax import Call, Expression, within


def read_binds(model: Node, texts: Mapping[str, Text], language: str) -> Mapping[Path, Bind]:
    """Every bind by its path. Raises BadDefinition."""
    return {path_of(bind.attribute("nodeset") or ""): _bind(bind, texts, language) for bind in model.elements("bind")}


def _bind(bind: Node, texts: Mapping[str, Text], language: str) -> Bind:
    said = {(each.namespace, each.name): each.text for each in bind.attributes}
    calculate = _expression(bind, said, "calculate")
    return Bind(
        type=(said.get(("", "type")) or "string").rpartition(":")[2],
        relevant=_expression(bind, said, "relevant"),
        required=_expression(bind, said, "required"),
        readonly=_expression(bind, said, "readonly"),
        constraint=_expression(bind, said, "constraint"),
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
