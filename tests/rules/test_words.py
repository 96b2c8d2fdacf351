"""Every word that the program asks for is in the wording, with the right blanks; and every word there is asked for."""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import pytest

import ehdesk
from ehdesk.domain import kinds
from ehdesk.domain.agreement import Purpose, Way
from ehdesk.domain.around import AgencyKind
from ehdesk.domain.change import FamilyId
from ehdesk.domain.journey import Step
from ehdesk.domain.member_doubts import Doubt
from ehdesk.domain.member_facts import FACTS, Group
from ehdesk.domain.milestones import TYPED, Milestone, Standing
from ehdesk.domain.notes import How
from ehdesk.domain.plan import Progress
from ehdesk.domain.ties import KINDS
from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.wording import Wording
from ehdesk.services.editions import Hindrance
from ehdesk.services.followed import TopicState
from ehdesk.services.happenings import Theme
from ehdesk.services.last_time import Stands
from ehdesk.services.likeness import Alike
from ehdesk.store.doing import Doing
from ehdesk.ui import keys, places, ways
from ehdesk.ui.forms.drawing_tools import THICKNESSES
from ehdesk.ui.help_topics import TOPICS
from ehdesk.ui.pages.families import FILTERS, ORDERS
from ehdesk.ui.pages.first_steps import STEPS
from ehdesk.ui.pages.settings import THEMES
from ehdesk.ui.theme import CRAYONS
from tests.rules.reading_age import hard_sentences, reading_age
from tests.services.made import Desktop, Made

KINDS_OF_RECORD = (
    kinds.FAMILY, kinds.HOUSEHOLD, kinds.MEMBER, kinds.RELATIONSHIP, kinds.ASSESSMENT, kinds.READING, kinds.GOAL,
    kinds.ACTION, kinds.PLAN, kinds.PRACTITIONER, kinds.AGREEMENT, kinds.SHARING, kinds.WITHDRAWAL,
    kinds.AGENCY, kinds.WORKER, kinds.NOTE, kinds.PICTURE, kinds.PLAN_VERSION, kinds.PROGRESS_NOTE, kinds.FORM,
    kinds.ANSWER_FILE, kinds.PLAN_COPY,
)  # fmt: skip
FACTS_OF_A_PLAN = (
    "words", "speaker", "how_known", "what", "who", "by", "progress", "going_well", "if_worse", "if_worse_call",
    "review_on", "meet_on", "meet_time", "meet_place", "meet_who", "area", "source",
)  # fmt: skip
TOLD = ("added", "changed", "removed", "brought_back")
TOLD_WITHOUT_A_NAME = (
    *(f"family_{deed}" for deed in TOLD),
    *("reading_added", "plan_added", "agreement_added", "agreement_changed", "withdrawal_added", "sharing_added"),
)
TOLD_OF_ITS_OWN = (*TOLD_WITHOUT_A_NAME, *(f"member_{deed}" for deed in TOLD), "relationship_added")
EVERY_KEY = (*keys.EVERYWHERE, *keys.OF_A_PAGE, *keys.OVER, *keys.OF_CONTROLS, *keys.of_scores(("1",)))
BESIDE = tuple(stands for stands in Stands if stands not in {Stands.VOICE, Stands.FILE})
MADE_OF_PARTS: Mapping[str, Sequence[str]] = {
    "door.{}": tuple(Doing),
    "ways.{}": (
        *("families", "sync", "prints_made", "forms", "settings"),
        *("overview", "agreement", "assessment", "star", "plan", "notes", "pictures", "around", "print"),
        *("history", "find"),
    ),
    "tasks.{}": tuple(TopicState),
    "way.{}": (*Milestone, *Standing),
    "about.{}": tuple(TYPED.values()),
    "families.{}": ("near", "mentioned", "family", "next", "time", "last_change", "sync", "meeting", "review"),
    "families.only_{}": FILTERS,
    "families.order_{}": ORDERS,
    "families.by_{}": ORDERS,
    "families.due_{}": tuple(Milestone),
    "star.{}": ("area", "step", "means"),
    "settings.{}": tuple(THEMES),
    "overview.{}": tuple(Step),
    "notes.{}": tuple(How),
    "drawing.{}": (*CRAYONS, *THICKNESSES, "undo", "redo", "again"),
    "file.a_{}": ("drawing", "signature", "annotated", "picture", "sound", "film", "file"),
    "file.choose_{}": ("picture", "file", "sound", "film"),
    "file.another_{}": ("picture", "file", "sound", "film"),
    "file.kinds_{}": ("sound", "film"),
    "pictures.not_{}": (
        *("empty", "kind", "picture", "broken", "dots", "no_file", "unreadable"),
        *("sound_kind", "film_kind", "sound", "film", "long", "understood"),
    ),
    "history.theme_{}": tuple(Theme),
    "history.deed_{}": TOLD,
    "history.{}": TOLD_OF_ITS_OWN,
    "history.the_{}": (kinds.HOUSEHOLD, kinds.GOAL, kinds.ACTION, kinds.PICTURE),
    "held.{}": ("picture", "answer_picture", "yes", "no"),
    "overview.row_{}": ("assessment", "star", "plan", "notes", "pictures"),
    "ties.{}": KINDS,
    "member.group_{}": tuple(Group),
    "member_fact.{}": tuple(FACTS),
    "member_option.{}": tuple(
        f"{fact.name}_{answer}".lower().replace(" ", "_") for fact in FACTS.values() for answer in fact.options
    ),
    "member_doubt.{}": tuple(Doubt),
    "alike.why_{}": tuple(Alike),
    "agreement.to_{}": tuple(Purpose),
    "agreement.given_{}": tuple(Way),
    "around.kind_{}": tuple(AgencyKind),
    "sharing.need_{}": ("who", "what"),
    "action.{}": tuple(Progress),
    "shortcut.{}": tuple(key.does for key in EVERY_KEY),
    "first_steps.{}": STEPS,
    "first_steps.{}_how": STEPS,
    "help.title_{}": TOPICS,
    "help.text_{}": TOPICS,
    "plan_versions.{}": ("goal", "action"),
    "plan_versions.fact_{}": FACTS_OF_A_PLAN,
    "kinds.{}": KINDS_OF_RECORD,
    "publish.{}": tuple(Hindrance),
    "last_time.is_{}": BESIDE,
    "last_time.short_{}": BESIDE,
}
"""What the program puts into phrases whose names it makes of parts."""
MAY_BE_MISSING = {"kinds.{}_{}", "member_hint.{}"}
"""A field has a phrase of its own only where "A member of the family" would not say enough, a fact only some help."""
HANDED_ON: Mapping[str, set[str]] = {
    "common.today_at": {"day", "time"},
    "common.yesterday_at": {"day", "time"},
    "common.day_at": {"day", "time"},
    "plan_print.page": {"page", "pages"},
    **{f"history.{told}": {"who", "what"} for told in TOLD_OF_ITS_OWN},
    **{f"history.deed_{deed}": {"who", "what"} for deed in TOLD},
}
"""Phrases that are chosen in one place and filled in at another one, and what with."""
MORE_GIVEN = {
    "common.today_at": {"day"},
    "common.yesterday_at": {"day"},
    **{f"history.{told}": {"what"} for told in TOLD_WITHOUT_A_NAME},
    **{f"last_time.{told}_same": {"said"} for told in ("is", "short")},
}
"""What is given to a phrase beside others of its kind, and that it does not need."""


@dataclass(frozen=True)
class Use:
    """One place in the program that asks for a phrase, and the blanks it fills in (None: not said here)."""

    phrase: str
    where: str
    blanks: frozenset[str] | None = None


@pytest.fixture(scope="module")
def uses(wording: Wording) -> list[Use]:
    """Every use, in the whole package."""
    files = {phrase.partition(".")[0] for phrase in wording.phrases}
    is_phrase = re.compile(rf"({'|'.join(sorted(files))})\.[a-z_{{}}]+").fullmatch
    root = Path(ehdesk.__file__).parent
    found = [use for file in sorted(root.rglob("*.py")) for use in _uses(file.relative_to(root), file.read_text())]
    return [use for use in found if is_phrase(use.phrase)]


def _uses(name: Path, code: str) -> Iterator[Use]:
    tree, called = ast.parse(code), set[ast.AST]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _asks_for_words(node.func):
            blanks = frozenset(keyword.arg for keyword in node.keywords if keyword.arg)
            for said in _said(node.args[0]):
                called.add(said)
                yield Use(_template(said), f"{name}:{said.lineno}", blanks)
        elif isinstance(node, ast.JoinedStr):
            called.update(node.values)
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.JoinedStr | ast.Constant)
        if is_text and node not in called and _template(node):
            yield Use(_template(node), f"{name}:{node.lineno}")


def _asks_for_words(function: ast.expr) -> bool:
    name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
    return name in {"words", "_words"}


def _said(argument: ast.expr) -> Iterator[ast.expr]:
    if isinstance(argument, ast.IfExp):
        yield from (argument.body, argument.orelse)
    elif isinstance(argument, ast.Constant | ast.JoinedStr):
        yield argument


def _template(node: ast.expr) -> str:
    """ "ways.{}" for f"ways.{part}", and a plain text as it is."""
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _named(use: Use) -> list[str]:
    if "{}" not in use.phrase:
        return [use.phrase]
    return [use.phrase.format(part) for part in MADE_OF_PARTS.get(use.phrase, ())]


def _blanks(words: str | Mapping[str, str]) -> set[str]:
    forms = [words] if isinstance(words, str) else words.values()
    named = {name for form in forms for _text, name, _spec, _conversion in Formatter().parse(form) if name}
    return named if isinstance(words, str) else named | {"count"}


@pytest.fixture(scope="module")
def of_fields(family_vault: Made, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The phrases that a field may have, for every field of every record of a family."""
    desktop = family_vault.copied_to(tmp_path_factory.mktemp("fields")).opened(catalogue)
    _with_every_field(desktop, family_vault.family)
    records = desktop.work.vault.records.of(family_vault.family)
    desktop.close()
    fields = {(record.kind, field) for record in records for field in record.body}
    fields.add((kinds.NOTE, "corrects"))
    fields |= {(kinds.PICTURE, field) for field in ("title", "about", "taken_on", "described", "note", "content")}
    of_an_answer = ("title", "described", "made_from", "about", "in_confidence", "content")
    fields |= {(kinds.ANSWER_FILE, field) for field in of_an_answer}
    fields |= {(kinds.FAMILY, field) for field in TYPED.values()}
    fields |= {(kinds.MEMBER, field) for field in FACTS}
    return {f"kinds.{kind}_{field}" for kind, field in fields} | {f"member_hint.{fact}" for fact in FACTS}


def _with_every_field(desktop: Desktop, family: FamilyId) -> None:
    """Fields that the family's own records happen not to have."""
    stars = desktop.work.stars
    stars.type_up(family, desktop.today)
    correction = stars.correct(family, stars.recorded(family)[-1])
    stars.editing(family, correction).save({"corrected_why": "Typed wrong"})
    families = desktop.work.families
    one, other = families.family(family).members[:2]
    families.are_two(family, one.id, other.id)
    plans, goal = desktop.work.plans, desktop.work.plans.plan(family).goals[0]
    plans.goal(family, goal.id).save({"how_known": "It is quiet", "source": "home/worries", "source_said": "Noise"})
    plans.action(family, goal.id, goal.actions[0].id).save(
        {"owners": [goal.speaker], "progress": "going", "progress_on": "2026-11-24"}
    )
    plans.own_words(family).save({"if_worse": "Ring", "if_worse_call": "Gran", "review_on": "2027-01-20"})
    version = plans.agreeing(family)
    plans.agreement(family, version).save({"there": [goal.speaker], "there_else": "Gran", "on": "2026-11-24"})
    plans.agree(family, version)


def test_every_phrase_made_of_parts_is_known_to_this_test(uses: list[Use]):
    made = {use.phrase: use.where for use in uses if "{}" in use.phrase}
    assert set(made) == {*MADE_OF_PARTS, *MAY_BE_MISSING}


def test_every_place_has_a_way_to_it(family_vault: Made):
    everywhere = (places.MyFamilies, places.Sync, places.PrintsMade, places.Forms, places.Settings)
    parts = {ways.part_of(place()) for place in everywhere}
    inside = (
        *(places.Overview, places.AgreementHome, places.AssessmentTasks),
        *(places.StarHome, places.PlanHome, places.NotesHome, places.PicturesHome, places.AroundHome),
        *(places.Print, places.History, places.FindInFamily),
    )
    parts |= {ways.part_of(place(family_vault.family)) for place in inside}
    assert parts == set(MADE_OF_PARTS["ways.{}"])


def test_every_phrase_that_is_asked_for_is_in_the_wording(uses: list[Use], wording: Wording):
    asked = {name: use.where for use in uses for name in _named(use)}
    assert {name: where for name, where in asked.items() if name not in wording.phrases} == {}


def test_every_fact_of_somebody_has_a_name_for_when_two_versions_of_it_stand(wording: Wording):
    assert [fact for fact in FACTS if f"kinds.member_{fact}" not in wording.phrases] == []


def test_every_phrase_in_the_wording_is_asked_for(uses: list[Use], wording: Wording, of_fields: set[str]):
    asked = {name for use in uses for name in _named(use)} | of_fields
    assert sorted(set(wording.phrases) - asked) == []


def test_every_phrase_is_given_what_its_blanks_need(uses: list[Use], wording: Wording):
    wrong = []
    for use in uses:
        for name in _named(use):
            given = set(use.blanks or HANDED_ON.get(name, ()))
            if name in wording.phrases and given - MORE_GIVEN.get(name, set()) != _blanks(wording.phrases[name]):
                wrong.append((use.where, name, sorted(given)))
    assert wrong == []


def test_no_phrase_is_empty_or_ends_in_space(wording: Wording):
    every = {name: [words] if isinstance(words, str) else words.values() for name, words in wording.phrases.items()}
    assert [name for name, forms in every.items() if any(not form or form != form.strip() for form in forms)] == []


def test_the_words_are_easy_to_read(wording: Wording):
    """A child of nine reads all of it, and one of fourteen each long sentence. The months are a list."""
    phrases = (words for name, words in wording.phrases.items() if name != "plan_print.months")
    every = [form for words in phrases for form in ([words] if isinstance(words, str) else words.values())]
    assert reading_age(every) <= 9
    assert hard_sentences(every, age=14) == []
