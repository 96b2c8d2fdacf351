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
    calculate = _expression(bind, "calculate")
    return Bind(
        type=(bind.attribute("type") or "string").rpartition(":")[2],
        relevant=_expression(bind, "relevant"),
        required=_expression(bind, "required"),
        readonly=_expression(bind, "readonly"),
        constraint=_expression(bind, "constraint"),
        calculate=calculate,
        constraint_message=message_of(bind.attribute("constraintMsg", JAVAROSA), texts, language),
        required_message=message_of(bind.attribute("requiredMsg", JAVAROSA), texts, language),
        preload=bind.attribute("preload", JAVAROSA) or "",
        preload_parameters=(bind.attribute("preloadParams", JAVAROSA) or "").strip(),
        is_once=calculate is not None
        and any(isinstance(each, Call) and each.name == "once" for each in within(calculate)),
        each=tuple((bind.attribute("each", EHDESK) or "").split()),
    )


def _expression(bind: Node, aspect: str) -> Expression | None:
    written = bind.attribute(aspect)
    if written is None or not written.strip():
        return None
    try:
        return parse(written)
    except BadExpression as error:
        raise BadDefinition(
            str(error), "/".join(path_of(bind.attribute("nodeset") or "")), aspect, error.code
        ) from error
