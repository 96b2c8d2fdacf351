"""The language in which a form speaks, to be switched in place."""

from collections.abc import Iterator

from ehdesk.services.followed import Followed
from ehdesk.ui.desk import Desk
from ehdesk.ui.widgets.select import Select


def language_switch(desk: Desk, followed: Followed) -> Iterator[Select]:
    """A box with the languages of the form, at the one it speaks; nothing where it has only one."""
    if len(followed.languages) > 1:
        options = [(language, language) for language in followed.languages]
        select = Select(desk.look, desk.words("asking.language"), options)
        select.show_value(followed.form.language)
        yield select
