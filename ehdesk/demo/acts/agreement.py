"""The agreement: given by phone and taken back, then given anew, with whom it is shared, and who must not see it."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from ehdesk.demo.tale import Act, Tale, as_typed
from ehdesk.domain.agreement import Purpose, Way
from ehdesk.services.made_up.cast import AgreementToCome


def steps(tale: Tale) -> Iterator[tuple[str, Act]]:
    """The steps of this act."""
    first, second = tale.cast.agreements
    yield "no agreement yet", partial(_open, tale)
    yield "an agreement by phone", partial(_agree, tale, first, "Write down the agreement")
    yield "a withdrawal", partial(_withdraw, tale, first)
    yield "an agreement withdrawn", partial(_show_withdrawn, tale)
    yield "the family page after a withdrawal", partial(_show_family, tale)
    yield "a new agreement", partial(_agree_anew, tale, second)
    yield "shared with somebody", partial(_share, tale, second)
    yield "who must not see it", partial(_keep, tale, second)
    yield "the agreement", partial(_show, tale)


def _open(tale: Tale) -> QWidget:
    hands = tale.hands
    hands.click("My families")
    hands.click(tale.cast.name)
    hands.click("Agreement")
    hands.look_for("No agreement yet")
    return tale.window


def _agree(tale: Tale, agreement: AgreementToCome, button: str) -> QWidget:
    hands, words = tale.hands, tale.desk.words
    hands.click(button)
    for key in agreement.agreed_by:
        hands.tick("Who agrees?", tale.cast.members[key].called)
    for purpose in agreement.agreed_to:
        hands.tick("What do they agree to?", words(f"agreement.to_{Purpose(purpose)}"))
    for way in agreement.given:
        hands.tick("How was it given?", words(f"agreement.given_{Way(way)}"))
    hands.fill("When was it given?", as_typed(tale.today - timedelta(days=agreement.days_ago)))
    hands.fill("How did they say it?", agreement.words)
    hands.tab_to("Done")
    return tale.window


def _withdraw(tale: Tale, agreement: AgreementToCome) -> QWidget:
    hands, withdrawal = tale.hands, agreement.withdrawn
    hands.click("Done")
    hands.click("Withdraw this agreement")
    if withdrawal is not None:
        for key in withdrawal.by:
            hands.tick("Who withdraws it?", tale.cast.members[key].called)
        hands.fill("When?", as_typed(tale.today - timedelta(days=withdrawal.days_ago)))
        hands.fill("What did they say?", withdrawal.words)
    hands.tab_to("Done")
    return tale.window


def _show_withdrawn(tale: Tale) -> QWidget:
    tale.hands.click("Done")
    tale.hands.look_for("They withdrew this agreement.")
    return tale.window


def _show_family(tale: Tale) -> QWidget:
    tale.hands.click("Overview")
    tale.hands.look_for("The work and new sharing stop.")
    return tale.window


def _agree_anew(tale: Tale, agreement: AgreementToCome) -> QWidget:
    tale.hands.click("Agreement")
    return _agree(tale, agreement, "New agreement")


def _share(tale: Tale, agreement: AgreementToCome) -> QWidget:
    hands = tale.hands
    for sharing in agreement.sharings:
        hands.click("Done")
        hands.click("Add somebody with whom something is shared")
        hands.fill("With whom?", sharing.who)
        hands.fill("What do they get to know?", sharing.what)
    return tale.window


def _keep(tale: Tale, agreement: AgreementToCome) -> QWidget:
    hands = tale.hands
    hands.click("Done")
    hands.click("Show it")
    hands.click("Change: Agreement of")
    for key in agreement.must_not_see:
        hands.tick("Who in the family must not see what is shared?", tale.cast.members[key].called)
    hands.fill("Who else must not see it?", agreement.others_must_not_see)
    return tale.window


def _show(tale: Tale) -> QWidget:
    hands = tale.hands
    hands.click("Done")
    hands.look_for("Other agreements")
    return tale.window
