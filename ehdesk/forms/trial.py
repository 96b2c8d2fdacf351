"""A form filled in by events instead of by hand: how form owners try a form out, and script against it.

Events are JSON objects: `{"op": "answer", "ref": "/data/age", "value": "7"}`, `add_repeat` and `remove_repeat` with a
`ref`, `language` with a `value`, and `state`, which changes nothing. What comes back is the whole form as it then
stands. An event that goes wrong says so in `error`; the form goes on.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import TypeAlias

from ehdesk.forms.engine.instance import Entry
from ehdesk.forms.engine.repeats import NoSuchRepeat, NotToBeChanged
from ehdesk.forms.engine.running import NoSuchField, RunningForm
from ehdesk.forms.engine.standing import Standing, standing
from ehdesk.forms.engine.whereabouts import entry_at, reference

Json: TypeAlias = Mapping[str, object]

_HALF_A_LETTER = re.compile("[\ud800-\udfff]")
_FIELDS = tuple(each.name for each in fields(Standing))


class BadEvent(Exception):
    """An event that could not be followed; `code` is for scripts, the message for people."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Trial:
    """One form, and the events that befall it."""

    def __init__(self, form: RunningForm) -> None:
        self._form = form
        self._count = 0
        self._ops: Mapping[str, Callable[[Json], None]] = {
            "answer": self._answer,
            "add_repeat": self._add,
            "remove_repeat": self._remove,
            "language": self._speak,
            "state": lambda _event: None,
        }

    def state(self) -> Json:
        """As it stands before the first event."""
        return self._told(None)

    def happen(self, event: object) -> Json:
        """Follow an event; how everything stands after it."""
        self._count += 1
        try:
            self._follow(event)
        except BadEvent as error:
            return self._told({"code": error.code, "message": str(error)})
        return self._told(None)

    def _follow(self, event: object) -> None:
        if not isinstance(event, dict):
            raise BadEvent("bad-event", "an event is a JSON object with an op")
        op = event.get("op")
        if not isinstance(op, str) or op not in self._ops:
            raise BadEvent("unknown-op", f"there is no op {op!r}; there are {', '.join(self._ops)}")
        self._ops[op](event)

    def _answer(self, event: Json) -> None:
        entry, value = self._entry(event), _text(event, "value")
        self._refuse_if_readonly(event, entry)
        try:
            self._form.answer(entry.field, value)
        except NoSuchField:
            raise BadEvent("not-a-question", f"{event['ref']} takes no answer") from None
        wrong = self._form.wrong_type(entry.field)
        if wrong.code:
            raise BadEvent(wrong.code, f"kept, but {wrong.message[:1].lower()}{wrong.message[1:]}")

    def _refuse_if_readonly(self, event: Json, entry: Entry) -> None:
        if entry.part.is_question and self._form.is_readonly(entry):
            raise BadEvent("readonly", f"{event['ref']} is read-only now")

    def _add(self, event: Json) -> None:
        entry = self._entry(event)
        series = self._form.instance.series_of(entry) if entry.id else entry
        self._refuse_if_several(event, series)
        self._changing(event, lambda: self._form.repeats.add(series.field))

    def _remove(self, event: Json) -> None:
        entry = self._entry(event)
        self._refuse_if_several(event, entry)
        self._changing(event, lambda: self._form.repeats.remove(entry.field))

    def _refuse_if_several(self, event: Json, entry: Entry) -> None:
        """In which of several instances around it is a repeat to change? Nobody guesses."""
        written, meant = _text(event, "ref").strip().split("/"), reference(entry, self._form.instance).split("/")
        for place, (step, exact) in enumerate(zip(written[:-1], meant, strict=False)):
            second = "/".join((*meant[:place], f"{step}[2]"))
            if exact.endswith("]") and not step.endswith("]") and entry_at(second, self._form.instance):
                told = f"{event['ref']} lies in a repeat: say in which instance, as in {'/'.join(meant)}"
                raise BadEvent("ambiguous-ref", told)

    def _changing(self, event: Json, change: Callable[[], object]) -> None:
        try:
            change()
        except NoSuchRepeat:
            raise BadEvent("not-a-repeat", f"{event['ref']} names no repeat, or no instance of one") from None
        except NotToBeChanged:
            raise BadEvent("fixed-repeat", f"the form itself says how many there are of {event['ref']}") from None

    def _speak(self, event: Json) -> None:
        language = _text(event, "value")
        if not self._form.speak(language):
            known = ", ".join(filter(None, self._form.definition.languages)) or "only one, without a name"
            raise BadEvent("unknown-language", f"the form has no language {language!r}; it has {known}")

    def _entry(self, event: Json) -> Entry:
        ref = _text(event, "ref")
        entry = entry_at(ref, self._form.instance)
        if entry is None:
            raise BadEvent("unknown-ref", f"there is nothing at {ref!r}")
        return entry

    def _ring(self) -> Json | None:
        ring = self._form.take_ring()
        instance = self._form.instance
        there = (instance.by_field[field] for field in ring if field in instance.by_field)
        names = " sets off ".join(reference(entry, instance) for entry in there)
        message = f"kept, but actions go round in a ring, and were stopped: {names} sets off the first again"
        return {"code": "cycle", "message": message} if ring else None

    def _told(self, error: Json | None) -> Json:
        self._form.revalidate()
        error = self._ring() or error
        nodes = [_plain(each) for each in standing(self._form)]
        return {"event": self._count, "error": error, "nodes": nodes, "instance": self._form.instance_xml()}


def _plain(node: Standing) -> Json:
    """Each field by its name; `asdict` would copy every choice of every question three times over."""
    found: dict[str, object] = {name: getattr(node, name) for name in _FIELDS}
    found["choices"] = [{"value": choice.value, "label": choice.label} for choice in node.choices]
    return found


def _text(event: Json, name: str) -> str:
    value = event.get(name)
    if not isinstance(value, str):
        raise BadEvent("bad-event", f"this event needs its {name!r}, as text")
    if not value.isascii() and _HALF_A_LETTER.search(value):
        raise BadEvent("bad-event", f"there is half a letter in {name!r}: a surrogate without its other half")
    return value
