"""How every node of a filled form stands, in document order: what scripts are told after each event."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ehdesk.forms.engine.constant import is_always
from ehdesk.forms.engine.instance import Entry
from ehdesk.forms.engine.parts import Part, Path
from ehdesk.forms.engine.question import kind_of
from ehdesk.forms.engine.running import RunningForm
from ehdesk.forms.engine.speech import Option
from ehdesk.forms.engine.whereabouts import in_document_order, reference


@dataclass(frozen=True, slots=True)
class Standing:
    """One node. `kind`: group, repeat, repeat-instance, question, note, calculate, or model for what nobody sees.

    `value` is None where a node holds other nodes. It is what is kept, also while the node is not relevant.
    """

    ref: str
    kind: str
    value: str | None
    relevant: bool
    readonly: bool
    required: bool
    valid: bool
    message: str
    label: str
    hint: str
    choices: tuple[Option, ...] = ()


def standing(form: RunningForm) -> Iterator[Standing]:
    """Every node but the form's own."""
    given = {action.target for action in form.definition.actions if action.value is not None or action.text}
    for entry in in_document_order(form.instance):
        ref = reference(entry, form.instance)
        yield _holder(form, entry, ref) if _holds_others(entry) else _leaf(form, entry, ref, given)


def _holder(form: RunningForm, entry: Entry, ref: str) -> Standing:
    message = form.repeats.too_many(entry) if entry.is_series else ""
    return Standing(
        ref=ref,
        kind="repeat" if entry.is_series else "repeat-instance" if entry.id else _group(entry.part),
        value=None,
        relevant=entry.node.relevant,
        readonly=form.is_readonly(entry),
        required=False,
        valid=not message,
        message=message,
        label=form.words(entry, "label"),
        hint=form.words(entry, "hint"),
    )


def _leaf(form: RunningForm, entry: Entry, ref: str, given: Collection[Path]) -> Standing:
    question = form.question(entry.field)
    return Standing(
        ref=ref,
        kind=_kind(entry.part, given),
        value=question.value,
        relevant=question.relevant,
        readonly=question.readonly,
        required=question.required,
        valid=question.valid,
        message=question.message,
        label=question.label,
        hint=question.hint,
        choices=question.choices,
    )


def _holds_others(entry: Entry) -> bool:
    return entry.is_series or bool(entry.id) or bool(entry.part.children)


def _group(part: Part) -> str:
    return "group" if part.control else "model"


def _kind(part: Part, given: Collection[Path]) -> str:
    """What has no control is worked out by a calculation or by an action, those `given` a value."""
    if part.control is None:
        return "calculate" if part.bind.calculate is not None or part.path in given else "model"
    return "note" if kind_of(part) == "note" or _tells_a_sum(part) else "question"


def _tells_a_sum(part: Part) -> bool:
    """A note with a calculation: a window shows what it comes to, as of any question that nobody may answer."""
    is_words = part.control is not None and part.control.name == "input" and part.bind.type == "string"
    return is_words and part.bind.calculate is not None and is_always(part.bind.readonly)
