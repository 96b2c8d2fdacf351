"""That something was written in a family which cannot be shown, where that is so."""

from collections.abc import Iterator

from ehdesk.domain.change import FamilyId
from ehdesk.services.happenings import Theme
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.widgets.banner import Banner


def not_shown(desk: Desk, family: FamilyId) -> Iterator[Banner]:
    """One that leads to who wrote it, when, and why it cannot be; none where everything is shown."""
    count, words = len(desk.work.happenings.not_shown(family)), desk.words
    if count:
        said = words("overview.not_shown", count=count)
        banner = Banner(desk.look, said, "attention", "warning", words("overview.see_not_shown"))
        banner.followed.connect(lambda: desk.go(places.History(family, Theme.NOT_SHOWN)))
        yield banner
