"""Everything of a family that is kept from somebody, and from whom, in sentences."""

from ehdesk.domain.agreement import Agreement
from ehdesk.domain.family import Family, Household
from ehdesk.ui.desk import Desk
from ehdesk.ui.naming import people_in_words
from ehdesk.ui.saying import sentence


def kept_in_words(desk: Desk, family: Family) -> list[str]:
    """A sentence for each home and each agreement that keeps something, also where its removal is not settled."""
    homes = (*family.households, *desk.work.families.homes_in_doubt(family.id))
    said = [_of_home(desk, family, home, number) for number, home in enumerate(homes, 1)]
    said += [_of_agreement(desk, family, one) for one in desk.work.agreements.all(family.id)]
    return list(dict.fromkeys(filter(None, said)))


def home_name(desk: Desk, home: Household, number: int) -> str:
    """A home is often called by somebody's name, so its name is hidden with the rest."""
    if desk.names_are_hidden:
        return desk.words("overview.home_hidden", number=number)
    return home.name.strip() or sentence(desk.words("ties.home_no_name"))


def _of_home(desk: Desk, family: Family, home: Household, number: int) -> str:
    name = home_name(desk, home, number)
    if home.is_kept_from_unreadable:
        return desk.words("overview.kept_unreadable", home=name)
    if not home.kept_from:
        return ""
    return desk.words("overview.address_kept", home=name, names=people_in_words(desk, family, home.kept_from))


def _of_agreement(desk: Desk, family: Family, one: Agreement) -> str:
    if not one.is_kept_from_anyone:
        return ""
    if one.is_must_not_see_unreadable:
        return desk.words("overview.sharing_kept_unreadable")
    others = one.others_must_not_see.strip()
    if desk.names_are_hidden and others:
        others = desk.words("overview.others_hidden")
    whom = filter(None, (people_in_words(desk, family, one.must_not_see), others))
    return desk.words("overview.sharing_kept", names="; ".join(whom))
