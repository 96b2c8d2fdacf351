"""What was asked and answered on one topic, as rows to read through."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby

from ehdesk.domain.answer_files import AnswerFile
from ehdesk.forms.engine.question import Question, Topic
from ehdesk.services.followed import Followed
from ehdesk.ui.desk import Desk
from ehdesk.ui.file_words import file_in_words, way_to
from ehdesk.ui.forms.file_fields import takes_files
from ehdesk.ui.forms.look_page import look_at
from ehdesk.ui.forms.shown_files import show_small
from ehdesk.ui.widgets.answer_row import AnswerRow


class AnswerRows:
    """Makes the rows, of the answers as they are then.

    `change` gets the field that somebody wants to change; without it nobody can. `beside` says what is to be known of
    an answer besides: that it changed since last time. Each is named by its field.
    """

    def __init__(
        self,
        desk: Desk,
        followed: Followed,
        change: Callable[[str], object] | None = None,
        beside: Callable[[str], str] = lambda _field: "",
    ) -> None:
        self._desk, self._followed, self._change, self._beside = desk, followed, change, beside

    def of(self, topic: Topic) -> Iterator[AnswerRow]:
        """Those of one topic, in order."""
        questions = (self._followed.form.question(field) for field in topic.fields)
        asked = (question for question in questions if question.is_answerable)
        for is_score, alike in groupby(asked, key=lambda question: question.is_score):
            if is_score:
                yield self._scores(list(alike))
            else:
                yield from (self._row(question) for question in alike)

    def _row(self, question: Question) -> AnswerRow:
        if takes_files(question):
            return self._file(question)
        said = self._followed.form.display(question.field)
        kind = "soft" if not said else "own_words" if question.is_voice else "answer"
        return self._line(question.label, said, kind, question.field, self._beside(question.field))

    def _file(self, question: Question) -> AnswerRow:
        """A picture small, with what was said of it; a file by what it is called."""
        file = self._followed.files.one(question.value) if question.value else None
        said = file_in_words(self._desk.words, question.value, file)
        row = self._line(
            question.label, said, "answer" if said else "soft", question.field, self._beside(question.field)
        )
        if file is not None:
            show_small(self._desk, self._followed.files, file, row, question.label)
            if self._followed.files.is_here(file):
                row.add_link(self._desk.words(way_to(file.name)), partial(self._look_at, question.label, file))
        return row

    def _look_at(self, asked: str, file: AnswerFile) -> None:
        look_at(self._desk, self._followed.files, file, asked)

    def _scores(self, questions: Sequence[Question]) -> AnswerRow:
        """The numbers of several people in one line."""
        words, names = self._desk.words, {one.id: one.name for one in self._followed.form.people}
        said = [
            words("check.score", name=names.get(question.person or "", ""), score=question.value)
            for question in questions
            if question.value
        ]
        told = ((names.get(question.person or "", ""), self._beside(question.field)) for question in questions)
        beside = "\n".join(words("check.score", name=name, score=also) for name, also in told if also)
        kind = "answer" if said else "soft"
        return self._line(words("topic.scores"), ", ".join(said), kind, questions[0].field, beside)

    def _line(self, asked: str, said: str, kind: str, field: str, beside: str) -> AnswerRow:
        words, change = self._desk.words, self._change
        row = AnswerRow(self._desk.look, asked, said or words("check.nothing"), words("check.change") if change else "")
        row.show_kind(kind)
        row.setObjectName(field)
        if beside:
            row.add_below(beside, "small_strong" if said else "small_soft")
        if change is not None:
            row.changed.connect(lambda: change(field))
        return row
