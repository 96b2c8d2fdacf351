"""Notes that nobody is ever shown: on a page where nothing is asked, which no list of topics has."""

from collections.abc import Iterable, Iterator

from ehdesk.forms.engine.loose import Loose, in_order
from ehdesk.forms.engine.parts import Part
from ehdesk.forms.engine.question import is_ever_asked, kind_of


def told_in_vain(part: Part) -> Iterator[Part]:
    """Those in a part of a form, in its order."""
    if part.is_topic:
        page, apart = list[Part](), list[Part]()
        _lay_out(part, page, apart)
        yield from _in_vain(page)
        for repeat in apart:
            yield from told_in_vain(repeat)
        return
    for step in in_order(part):
        yield from _in_vain(step.parts) if isinstance(step, Loose) else told_in_vain(step)


def _lay_out(part: Part, page: list[Part], apart: list[Part]) -> None:
    """What stands on the page of a group shown as a whole, and the repeats that have pages of their own."""
    for child in part.children:
        if child.is_repeat and not child.bind.each:
            apart.append(child)
        else:
            page.append(child)
            _lay_out(child, page, apart)


def _in_vain(page: Iterable[Part]) -> Iterator[Part]:
    told = [part for part in page if part.is_question]
    if not any(map(is_ever_asked, told)):
        yield from (part for part in told if kind_of(part) == "note")
