"""On the Sync page: save unsent work in a locked file, or take in one that another device saved."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ehdesk.services.carrying import LARGE, Carried
from ehdesk.store.errors import Stopped, StoreError, WrongFileCode
from ehdesk.store.load import Load, Reach
from ehdesk.store.recovery_code import grouped
from ehdesk.store.unsent import TakenIn
from ehdesk.store.unsent_file import SUFFIX
from ehdesk.ui.carried_words import saved_words, taken_in_words
from ehdesk.ui.choosing_files import ask_which
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.carry_steps import HowMuch, UnderWay
from ehdesk.ui.saving_files import ask_where, documents
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import Button, QuietButton, SecondaryButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.code_block import CodeBlock
from ehdesk.ui.widgets.code_field import CodeField
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.words import Words, show_when


class CarryCard(Card):
    """It stays while the page around it is made anew, with the code that it shows or that somebody types."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, parent)
        self._desk = desk
        words = desk.words
        self._save = SecondaryButton(desk.look, words("carry.save"), "download")
        self._save.clicked.connect(self._ask_how_much)
        self._take = SecondaryButton(desk.look, words("carry.take"), "document-check")
        self._take.clicked.connect(self._ask_which)
        self._buttons = SideBySide(desk.look, self._save, self._take)
        self._said = Banner(desk.look, "")
        self._said.hide()
        self._step = Column(desk.look)
        self.add(Words(desk.look, words("carry.title"), "h2"), Words(desk.look, words("carry.why"), "soft"))
        below = Column(desk.look)
        below.add(self._buttons, self._said, self._step)
        self.add(below)
        self._is_large = False
        self._asked: tuple[Path, str] | None = None
        desk.courier.ended.connect(self._hear)
        self.read()
        if desk.courier.is_busy:
            self._show_progress()
        elif (left := desk.work.carrying.to_write_down) is not None:
            self._show_code(left)

    @property
    def first(self) -> QWidget:
        """What gets the keyboard."""
        return self._take

    def read(self) -> None:
        """Offer to save something while there is anything."""
        show_when(self._save, self._desk.work.carrying.has_unsent)

    def _ask_how_much(self) -> None:
        """A large file is not written before somebody knows how large it is."""
        self._begin(self._save, "carry.looking")
        self._desk.background.run(self._desk.work.carrying.load, self._offer, self._fail_to_save, self)

    def _offer(self, load: Load) -> None:
        self._end(self._save, "carry.save")
        self._is_large = load.size >= LARGE
        if not self._is_large:
            self._ask_where(Reach.ALL)
            return
        step = HowMuch(self._desk, load, self._ask_where, lambda: self._rest(self._save))
        self._ask(step)
        step.all.setFocus()

    def _ask_where(self, reach: Reach) -> None:
        words = self._desk.words
        name, kinds = f"unsent-work-{self._desk.today.isoformat()}.{SUFFIX}", f"{words('carry.kinds')} (*.{SUFFIX})"
        ask_where(self, words("carry.where"), name, documents(), partial(self.save, reach=reach), kinds)

    def save(self, file: Path, reach: Reach = Reach.ALL) -> None:
        """Save so much of what waits in a file, and show the code that opens it."""
        self._desk.courier.save(file, reach)
        if self._is_large:
            self._show_progress()
        else:
            self._begin(self._save, "carry.saving")

    def _show_progress(self) -> None:
        self._said.hide()
        step = UnderWay(self._desk)
        self._ask(step)
        step.stop.setFocus()

    def _hear(self, outcome: Carried | TakenIn | StoreError | None) -> None:
        """What came of what the courier did."""
        asked, self._asked = self._asked, None
        match outcome:
            case Carried():
                self._end(self._save, "carry.save")
                self._show_code(outcome).setFocus()
            case TakenIn():
                self._taken(outcome)
            case WrongFileCode() if asked is not None:
                self._ask_again(*asked, str(outcome))
            case _:
                button = self._save if asked is None else self._take
                self._save.say(self._desk.words("carry.save"))
                self._rest(button)
                if outcome is not None:
                    self._say_trouble(outcome)

    def _show_code(self, work: Carried) -> SecondaryButton:
        words, look = self._desk.words, self._look
        done = SecondaryButton(look, words("carry.noted"))
        done.clicked.connect(partial(self._written_down, work))
        says = words("carry.code", code=", ".join(" ".join(group) for group in work.code.split("-")))
        self._ask(
            Words(look, saved_words(words, work), "label"),
            *([Words(look, words("carry.damaged", count=work.damaged))] if work.damaged else []),
            Words(look, words("carry.code_why")),
            CodeBlock(look, work.code, says),
            done,
        )
        return done

    def _written_down(self, work: Carried) -> None:
        self._desk.work.carrying.written_down(work)
        self._rest(self._save)
        if (left := self._desk.work.carrying.to_write_down) is not None:
            self._show_code(left).setFocus()

    def _fail_to_save(self, error: Exception) -> None:
        self._end(self._save, "carry.save")
        self._save.setFocus()
        self._say_trouble(error)

    def _ask_which(self) -> None:
        words = self._desk.words
        ask_which(self, words("carry.which"), f"{words('carry.kinds')} (*.{SUFFIX})", None, self.ask_code)

    def ask_code(self, file: Path) -> None:
        """Ask for the code of a file that was chosen."""
        words, look = self._desk.words, self._look
        self._said.hide()
        self._code = CodeField(look, words("carry.code_field"), words("carry.code_hint"), grouped)
        self._go = SecondaryButton(look, words("carry.go"), "check")
        leave = QuietButton(look, words("carry.leave"))
        leave.clicked.connect(lambda: self._rest(self._take))
        self._go.clicked.connect(partial(self._take_in, file))
        self._code.entered.connect(partial(self._take_in, file))
        title = Words(look, words("carry.take_title", name=file.name), "label")
        self._ask(title, self._code, SideBySide(look, self._go, leave))
        self._code.focus_control()

    def _take_in(self, file: Path) -> None:
        if not self._go.isEnabled():
            return
        self._asked = file, self._code.value()
        self._desk.courier.take_in(*self._asked)
        if _is_large(file):
            self._show_progress()
        else:
            self._code.set_problem("")
            self._begin(self._go, "carry.going")

    def _taken(self, taken: TakenIn) -> None:
        self._rest(self._take)
        is_all = not taken.kept_aside and not taken.not_named
        said = taken_in_words(self._desk.words, taken)
        self._said.say(said, "info" if is_all else "attention", "check" if is_all else "warning")
        self._said.show()
        QTimer.singleShot(0, self._take, self._take.setFocus)  # the page around it was made anew meanwhile

    def _ask_again(self, file: Path, code: str, problem: str) -> None:
        self.ask_code(file)
        self._code.show_value(code)
        self._code.set_problem(problem)
        self._code.focus_control()

    def _begin(self, button: SecondaryButton, doing: str) -> None:
        self._let_press(is_let=False)
        button.say(self._desk.words(doing))
        self._said.hide()

    def _end(self, button: SecondaryButton, go: str) -> None:
        self._let_press(is_let=True)
        button.say(self._desk.words(go))

    def _let_press(self, *, is_let: bool) -> None:
        """Not while work is under way, whose answer goes to what is on the card now."""
        for button in self.findChildren(Button):
            button.setEnabled(is_let)

    def _ask(self, *widgets: QWidget) -> None:
        self._step.clear()
        self._step.add(*widgets)
        self._buttons.hide()

    def _rest(self, focused: SecondaryButton) -> None:
        self._step.clear()
        self._let_press(is_let=True)
        self._buttons.show()
        self.read()
        focused.setFocus()

    def _say_trouble(self, error: Exception) -> None:
        if not isinstance(error, StoreError):
            raise error
        self._said.say(str(error), "info" if isinstance(error, Stopped) else "attention")
        self._said.show()


def _is_large(file: Path) -> bool:
    try:
        return file.stat().st_size >= LARGE
    except OSError:
        return False
