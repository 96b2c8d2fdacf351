"""What a form tells in between its questions: its words, its picture, and a link in them."""

from ehdesk.forms.engine.question import Question
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.link_line import LinkLine, is_link
from ehdesk.ui.forms.pictured import Held, beside_label
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.words import show_when


class NoteRow(Column):
    """`held` are the pictures that came with the form."""

    def __init__(self, desk: Desk, question: Question, held: Held) -> None:
        super().__init__(desk.look, 8)
        self._desk, self._held = desk, held
        self._banner, self._beside = Banner(desk.look, question.label, _tone(question)), Column(desk.look)
        self._media: dict[str, str] = {}
        self._link = LinkLine(desk) if is_link(question) else None
        self.add(self._banner, self._beside, *([self._link] if self._link else []))
        self.tell(question)

    def tell(self, question: Question) -> None:
        """Say it as it is now."""
        self._banner.say(question.label, _tone(question))
        show_when(self._banner, bool(question.label))
        if self._link is not None:
            self._link.show_link(f"{question.value} {question.label}")
        if question.media != self._media:
            self._media = dict(question.media)
            self._beside.clear()
            self._beside.add(*beside_label(question, self._desk, self._held))
        show_when(self._beside, bool(self._media))


def _tone(note: Question) -> str:
    """What must be read before anything is asked stands out."""
    return "attention" if note.is_warning else "plain"
