"""Cards with rows of every kind, for tests to look at."""

from PySide6.QtWidgets import QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.shell.page import DeskPage
from ehdesk.ui.widgets.answer_row import AnswerRow
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ehdesk.ui.widgets.card import Card, TitledCard
from ehdesk.ui.widgets.chips import Chip, Chips
from ehdesk.ui.widgets.empty_state import EmptyStreet
from ehdesk.ui.widgets.person_row import PersonRow
from ehdesk.ui.widgets.pick_row import PickRow
from ehdesk.ui.widgets.plan_rows import ActionRow, AddRow, GoalHead
from ehdesk.ui.widgets.table import Said, Table
from ehdesk.ui.widgets.tag import State, Tag
from ehdesk.ui.widgets.task_row import TaskRow, WaitingRow
from ehdesk.ui.widgets.two_versions import TwoVersions, Version, VersionWords
from ehdesk.ui.widgets.workers import Worker, Workers

VERSION_WORDS = VersionWords(
    question="Which one to keep?",
    keep="Keep this one",
    write_both="Write one from both",
    write_both_detail="Opens a box",
    both_label="Your words",
    why_label="Say why",
    optional="(optional)",
    whole="Show the whole texts",
    in_short="Show only what differs",
)
VERSIONS = (
    Version("mine", "You, on this laptop", "Tue 24 Nov", "Boiler mended in June"),
    Version("ruth", "Ruth Bello", "Mon 23 Nov", "Boiler broken since May"),
)


def tasks(look: Look) -> Card:
    card = TitledCard(look, "Each person", "2")
    card.add_button(QuietButton(look, "Add", "plus"))
    card.add_row(TaskRow(look, "Tia", "In progress", "2 of 7 topics", "accent"))
    card.add_row(WaitingRow(look, "Check your answers", "Cannot start yet", "Waits for Tia"))
    return card


def people(look: Look) -> Card:
    card = Card(look)
    card.add_row(PersonRow(look, "Daniel Okoro", "Father of Mason", State("Lives elsewhere")))
    card.add_row(PersonRow(look, "Hughes and Okoro", "Taken off the list yesterday by Ada", end="chevron-right"))
    return card


def plan(look: Look) -> Card:
    card = Card(look)
    card.add_row(GoalHead(look, "Goal 1", "“I want mornings without shouting.”", "Leanne’s words", "Change"))
    card.add_row(ActionRow(look, "Try the morning chart", "Leanne", "By Fri 4 Dec", Tag(look, "Under way", "accent")))
    card.add_row(AddRow(look, "Add an action"))
    card.add_row(AnswerRow(look, "How is school going?", "Mixed", "Change"))
    card.add_row(PickRow(look, "Two versions: heading", "Hughes and Okoro", "two-versions"))
    return card


def messages(look: Look) -> Card:
    card = Card(look)
    card.add(
        Banner(look, "Names are hidden on this screen.", "info", "eye-off", "Show names"),
        EmptyStreet(look, "No one matches “Walsh”", "Perhaps another name.", SecondaryButton(look, "Clear the search")),
        Table(look, "The star", ("Area", "Now", "Change"), (("Learning", "3", Said("Up 1", "chevron-up", True)),)),
        Workers(look, "Who is using ehdesk?", (Worker("p", "Priya Nair", "Outreach worker", "Last open today"),)),
        Chips(look, "Who", (Chip("t", "Tia", "person"), Chip("l", "Leanne", "check")), "t"),
        TwoVersions(look, VERSION_WORDS, VERSIONS),
    )
    return card


CARDS = [tasks, people, plan, messages]


def in_page(look: Look, card: QWidget) -> DeskPage:
    page = DeskPage(look, "My families", "12 families. 2 have something late.")
    page.add_header_button(PrimaryButton(look, "New enquiry", "plus"))
    page.add(card)
    return page
