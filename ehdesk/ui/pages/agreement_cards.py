"""The cards of an agreement: what was agreed, with whom it is shared, who must not see it, who took it back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ehdesk.domain.agreement import Agreement, Withdrawal
from ehdesk.domain.family import Family
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.naming import agreed_to_in_words, given_in_words, people_in_words
from ehdesk.ui.pages.agreement_state import day_as_written, named, withdrawn
from ehdesk.ui.widgets.answer_row import AnswerRow
from ehdesk.ui.widgets.buttons import QuietButton
from ehdesk.ui.widgets.card import TitledCard
from ehdesk.ui.widgets.task_row import TaskRow
from ehdesk.ui.widgets.words import Words


class _Facts(TitledCard):
    """Questions with what was said to them."""

    def __init__(self, desk: Desk, title: str, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, title, "", parent)
        self._desk = desk

    def say(self, question: str, answer: str, kind: str = "answer", change: str = "") -> AnswerRow:
        """One of them; nothing said is said softly."""
        row = AnswerRow(self._look, question, answer or self._desk.words("check.nothing"), change)
        row.show_kind(kind if answer else "soft")
        self.add_row(row)
        return row

    def say_quote(self, question: str, quoted: str) -> None:
        """Somebody's own words."""
        self.say(question, self._desk.words("agreement.quote", words=quoted) if quoted else "", "own_words")


class AgreedCard(_Facts):
    """Who agreed to what, how, when, and in which words."""

    def __init__(self, desk: Desk, family: Family, one: Agreement, parent: QWidget | None = None) -> None:
        words = desk.words
        super().__init__(desk, words("agreement.agreed"), parent)
        change = QuietButton(desk.look, words("agreement.change"), "pencil", words("agreement.change_agreed"))
        change.clicked.connect(lambda: desk.go(places.AgreementForm(family.id, one.id)))
        if not one.is_taken_away:
            self.add_button(change)
        self.say(words("agreement.who"), people_in_words(desk, family, one.agreed_by))
        self.say(words("agreement.what"), agreed_to_in_words(words, one.agreed_to))
        self.say(words("agreement.how"), given_in_words(words, one.given))
        self.say(words("agreement.when"), day_as_written(one))
        self.say_quote(words("agreement.words"), one.words)


class SharedCard(TitledCard):
    """With whom something is shared, and what: each is a row that opens."""

    def __init__(self, desk: Desk, family: Family, one: Agreement, parent: QWidget | None = None) -> None:
        words = desk.words
        super().__init__(desk.look, words("agreement.shared"), str(len(one.sharings)), parent)
        self.add_one: QuietButton | None = None
        if not one.is_taken_away and not one.is_withdrawn:
            new, says = desk.work.agreements.new_record, words("agreement.add_sharing_says")
            self.add_one = QuietButton(desk.look, words("agreement.add_sharing"), "plus", says)
            self.add_one.clicked.connect(lambda: desk.go(places.SharingForm(family.id, one.id, new())))
            self.add_button(self.add_one)
        for sharing in one.sharings:
            row = TaskRow(desk.look, sharing.who or words("agreement.shared_nameless"), "", sharing.what)
            row.opened.connect(lambda id=sharing.id: desk.go(places.SharingForm(family.id, one.id, id)))
            self.add_row(row)
        if not one.sharings:
            self.add(Words(desk.look, words("agreement.shared_none"), "soft"))


class MustNotSeeCard(_Facts):
    """Whom any agreement names as one who must not see what is shared.

    Signals:
        folded: it is to be folded away.
    """

    folded = Signal()

    def __init__(self, desk: Desk, family: Family, every: Sequence[Agreement], parent: QWidget | None = None) -> None:
        words = desk.words
        super().__init__(desk, words("agreement.must_not_see"), parent)
        self._fold = QuietButton(desk.look, words("agreement.fold"), "eye-off")
        self._fold.clicked.connect(self.folded)
        self.add_button(self._fold)
        for one in every:
            row = self.say(named(words, one), self._whom(family, one), change=words("agreement.change"))
            row.changed.connect(lambda id=one.id: desk.go(places.MustNotSeeForm(family.id, id)))
        self.add(Words(desk.look, words("agreement.must_not_see_why"), "small_soft"))

    def focus_link(self) -> None:
        """Give the keyboard to what folds it away."""
        self._fold.setFocus()

    def _whom(self, family: Family, one: Agreement) -> str:
        if one.is_must_not_see_unreadable:
            return self._desk.words("agreement.unreadable")
        whom = people_in_words(self._desk, family, one.must_not_see)
        return "\n".join(filter(None, (whom, one.others_must_not_see)))


class WithdrawnCard(_Facts):
    """Who took it back, when, and what they said."""

    def __init__(
        self, desk: Desk, family: Family, one: Agreement, withdrawal: Withdrawal, parent: QWidget | None = None
    ) -> None:
        words = desk.words
        super().__init__(desk, withdrawn(words, withdrawal), parent)
        change = QuietButton(desk.look, words("agreement.change"), "pencil", words("withdrawal.title"))
        change.clicked.connect(lambda: desk.go(places.WithdrawalForm(family.id, one.id, withdrawal.id)))
        self.add_button(change)
        self.say(words("withdrawal.who"), people_in_words(desk, family, withdrawal.by))
        self.say_quote(words("withdrawal.words"), withdrawal.words)
