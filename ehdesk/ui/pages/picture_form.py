"""What is written about a picture or paper: its title, who it is about, when it was made."""

from collections.abc import Mapping

from ehdesk.domain.body import Body, text
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.day_field import doubts_about_days, past_day
from ehdesk.ui.naming import names_hidden
from ehdesk.ui.pages.picture import PicturePage
from ehdesk.ui.pages.record_form import RecordForm
from ehdesk.ui.shell.page import Page
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.choice_cards import TickCards
from ehdesk.ui.widgets.text_field import LongTextField, TextField


def picture_form(desk: Desk, place: places.PictureForm) -> Page:
    """The form of a picture, or what is said of one that was taken away: a place that was remembered may be older."""
    if desk.work.pictures.one(place.picture) is None:
        return PicturePage(desk, places.PicturePage(place.family, place.picture))
    return PictureFormPage(desk, place)


class PictureFormPage(RecordForm):
    """Taking it away can be undone, and it stays in the history."""

    lists = frozenset({"about"})

    def __init__(self, desk: Desk, place: places.PictureForm) -> None:
        words, look = desk.words, desk.look
        editing = desk.work.pictures.editing(place.family, place.picture)
        super().__init__(desk, place, words("picture.title"), words("picture.subtitle"), editing)
        if desk.names_are_hidden:
            self.add(names_hidden(desk))
            self._check = lambda _body: {}
            return
        self.first = self.ask("title", TextField(look, words("picture.name"), words("picture.name_hint")))
        members = [Choice(one.id, desk.called(one)) for one in desk.work.families.family(place.family).members]
        if members:
            self.ask("about", TickCards(look, words("picture.about"), members, words("picture.about_hint")))
        self.ask("taken_on", past_day(desk, words("picture.taken_on")))
        self.ask("described", LongTextField(look, words("picture.described"), words("picture.described_hint")))
        self.ask("note", LongTextField(look, words("picture.note")))
        self.end_with(words("picture.done"), self._problems, words("picture.remove"), words("picture.removed"))

    def go_away(self) -> None:
        self._desk.go(places.PicturesHome(self._place.family))

    def _problems(self, body: Body) -> Mapping[str, str]:
        return {} if text(body, "title").strip() else {"title": self._desk.words("picture.need_title")}

    def doubts(self, body: Body) -> Mapping[str, str]:
        return doubts_about_days(self._desk, body, "taken_on")
