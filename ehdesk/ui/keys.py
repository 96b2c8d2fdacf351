"""The keys: one list that the window takes them from and that help shows.

`EVERYWHERE` and `OF_A_PAGE` are answered by the frame, `OVER` by what lies over a page. `OF_CONTROLS` are Qt's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from ehdesk.forms.wording import Wording


@dataclass(frozen=True, slots=True)
class Key:
    """What one or two keys, or a run of them, do: `does` is its phrase in `shortcut.yaml`.

    Each of `presses` does it, as Qt writes keys ("Ctrl+L"); each of `also` does too and needs no mention. `is_run`:
    `presses` lie one after the other on the keyboard, so the first and the last say it all.
    """

    does: str
    presses: tuple[str, ...]
    also: tuple[str, ...] = ()
    is_run: bool = False

    @property
    def sequences(self) -> tuple[QKeySequence, ...]:
        """Everything that can be pressed for it."""
        return tuple(QKeySequence(press) for press in (*self.presses, *self.also))

    def shown(self, words: Wording) -> str:
        """What is pressed, as it stands on this computer's keyboard: "Ctrl+L", "1 to 5"."""
        names = [QKeySequence(press).toString(QKeySequence.SequenceFormat.NativeText) for press in self.presses]
        if len(names) == 1:
            return names[0]
        if self.is_run:
            return words("shortcut.from_to", first=names[0], last=names[-1])
        return words("shortcut.either", one=names[0], other=names[-1])


HELP = Key("help", ("F1",))
NEXT_PART = Key("next_part", ("F6",))
BACK = Key("back", ("Alt+Left",))
HIDE = Key("hide", ("Ctrl+Shift+H",))
LOCK = Key("lock", ("Ctrl+L",))
SWITCH = Key("switch", ("Ctrl+Shift+L",))
UNDO = Key("undo", ("Ctrl+Z",))
AT_THE_DOOR = (HELP, NEXT_PART)
EVERYWHERE = (HELP, BACK, HIDE, LOCK, SWITCH, UNDO, NEXT_PART)

FIND = Key("find", ("Ctrl+F",))
PRINT = Key("print", ("Ctrl+P",))
SAVE = Key("save", ("Ctrl+S",))
CONTINUE = Key("continue", ("Ctrl+Enter",), ("Ctrl+Return",))
STILL_SO = Key("still_so", ("Ctrl+T",))
SELF_NOTE = Key("self_note", ("Ctrl+N",))
JUMP = Key("jump", ("Ctrl+G",))
OF_A_PAGE: Mapping[Key, str] = {
    CONTINUE: "continue_asked",
    FIND: "find_asked",
    PRINT: "print_asked",
    SAVE: "save_asked",
    STILL_SO: "still_so_asked",
    SELF_NOTE: "self_note_asked",
    JUMP: "jump_asked",
}
"""What a page may answer, and the signal that it hears then."""

LEAVE_HELP = Key("leave_help", ("Esc",))
OVER = (LEAVE_HELP,)

OF_CONTROLS = (
    Key("next", ("Tab",)),
    Key("before", ("Shift+Tab",)),
    Key("press", ("Enter", "Space"), ("Return",)),
    Key("choose", ("Up", "Down")),
    Key("scroll", ("PgUp", "PgDown")),
)


def of_scores(digits: tuple[str, ...]) -> tuple[Key, Key]:
    """The keys that place somebody on an area of a star: the numbers of its steps, and 0."""
    return Key("score", digits, is_run=True), Key("no_score", ("0",))


@dataclass(frozen=True, slots=True)
class KeysNow:
    """The keys that do something at this moment: those of the whole window, and those of the open page."""

    everywhere: tuple[Key, ...]
    here: tuple[Key, ...]
