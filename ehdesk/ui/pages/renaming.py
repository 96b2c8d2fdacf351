"""What people call one instance of a repeat: asked over the list that it stands in, and kept when that is left.

While it is being typed it is a draft.
"""

from collections.abc import Callable
from functools import partial

from ehdesk.services.followed import Followed
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.over_page import OverPage
from ehdesk.ui.forms.typing import Typing
from ehdesk.ui.pages.topic_titles import instance_title
from ehdesk.ui.widgets.text_field import TextField


class RenamePage(OverPage):
    """`take` gets the name however the page is closed, where it is another one. Without a name, what was answered first
    in it is what it goes by.
    """

    def __init__(self, desk: Desk, followed: Followed, instance: str, take: Callable[[str], object]) -> None:
        words = desk.words
        title = words("repeat.rename_title", name=instance_title(desk, followed.form, instance))
        super().__init__(desk, title, words("repeat.rename_done"))
        self._before, self._take = followed.form.names.get(instance, ""), take
        self._followed, self._instance = followed, instance
        self._typing = Typing(followed.draft_name, self)
        self._name = TextField(desk.look, words("repeat.name"), words("repeat.name_hint"))
        self._name.show_value(self._before)
        self._name.edited.connect(partial(self._typing.edited, instance))
        self._name.entered.connect(self.closed)
        self.closed.connect(self._hand_on)
        self.add(self._name)
        self.open_at(self._name.control)

    def _hand_on(self) -> None:
        self._typing.answered(self._instance)
        if (name := self._name.value()) != self._before:
            self._take(name)
        else:
            self._followed.draft_name(self._instance, None)
