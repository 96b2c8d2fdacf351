"""Two computers that hand each other what they wrote, as a hub would, and what each hears of it."""

from ehdesk.domain.change import FamilyId
from ehdesk.services.announce import Changed
from tests.services.made import Desktop
from tests.store.writing import give


def share(*desktops: Desktop) -> None:
    """Everyone gets what everyone else wrote; each is told, as after a round with the hub."""
    for one in desktops:
        for other in desktops:
            if other is not one:
                give(one.work.vault, other.work.vault)
    for one in desktops:
        for family in one.work.vault.changes.families():
            one.work.news.tell(Changed(family, came_in=True))


def shared_family(one: Desktop, *others: Desktop, name: str = "Okoro") -> FamilyId:
    """A new family that all of them have."""
    family = one.work.families.add(name)
    share(one, *others)
    return family
