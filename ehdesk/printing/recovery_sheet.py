"""The paper with a recovery code: what it opens, what to do with it, where to keep it."""

from dataclasses import dataclass, field, replace
from datetime import date

from ehdesk.forms.wording import Wording
from ehdesk.printing.blocks import Block, Document, Footer, Heading, Masthead, Panel, Paragraph
from ehdesk.printing.phrases import full_date
from ehdesk.printing.styles import COLOUR

LARGE = replace(COLOUR, body=replace(COLOUR.body, size=16, leading=23))
"""The style for it: a code is copied by hand."""
_IN_A_LINE = 3
"""How many groups of the code stand in a line: it is read out line by line."""


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """A recovery code, and as much of whose file it opens as a finder may know: initials and the computer's name."""

    code: str = field(repr=False)
    initials: str
    computer: str
    made_on: date


def recovery_sheet(sheet: RecoverySheet, words: Wording) -> Document:
    """The code as a document of one page."""
    return Document(
        title=words("recovery_print.title"),
        language=words.language,
        reader="",
        footer=Footer(words("recovery_print.old_ones"), words("plan_print.page")),
        blocks=_blocks(sheet, words),
    )


def _blocks(sheet: RecoverySheet, words: Wording) -> tuple[Block, ...]:
    made_on = words("recovery_print.made_on", date=full_date(sheet.made_on, words))
    opens = words("recovery_print.opens", initials=sheet.initials, computer=sheet.computer)
    return (
        Masthead(words("recovery_print.title"), (made_on,), opens),
        Panel(words("recovery_print.code"), lines_of(sheet.code), is_tinted=True),
        Heading(words("recovery_print.to_use")),
        Paragraph(words("recovery_print.step_one")),
        Paragraph(words("recovery_print.step_two")),
        Paragraph(words("recovery_print.step_three")),
        Heading(words("recovery_print.to_keep")),
        Paragraph(words("recovery_print.keep")),
        Paragraph(words("recovery_print.found")),
    )


def lines_of(code: str) -> tuple[str, ...]:
    """The groups of a code, some to a line, to be read out and compared."""
    groups = code.split("-")
    return tuple("   ".join(groups[at : at + _IN_A_LINE]) for at in range(0, len(groups), _IN_A_LINE))
