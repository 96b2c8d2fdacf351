"""Who wrote what is known wherever it was written, without a connection."""

from ehdesk.domain.change import PractitionerId
from tests.builders import new_id
from tests.services.made import Desktop
from tests.services.sharing import share, shared_family


def test_a_colleagues_name_and_job_are_known_on_the_other_computer(ada: Desktop, ben: Desktop):
    family = shared_family(ada, ben)
    author = ada.work.vault.owner.practitioner
    assert ben.work.colleagues.name(family, author) == "Ada Obi, Family support worker"
    assert ada.work.colleagues.name(family, author) == "Ada Obi, Family support worker"


def test_one_introduces_oneself_once_in_each_family(ada: Desktop):
    first = ada.work.families.add("Okoro")
    second = ada.work.families.add("Ndiaye")
    for family in (first, second):
        ada.work.plans.own_words(family).save({"going_well": "A lot"})
        assert len(ada.work.vault.records.of(family, "practitioner")) == 1


def test_somebody_who_never_wrote_in_a_family_has_no_name_there(ada: Desktop, ben: Desktop):
    family = shared_family(ada, ben)
    assert ada.work.colleagues.name(family, ben.work.vault.owner.practitioner) == ""
    ben.work.plans.own_words(family).save({"going_well": "A lot"})
    share(ada, ben)
    assert ada.work.colleagues.name(family, ben.work.vault.owner.practitioner) == "Ben Shaw, Health visitor"


def test_one_knows_oneself(ada: Desktop, ben: Desktop):
    assert ada.work.colleagues.is_me(ada.work.vault.owner.practitioner)
    assert not ada.work.colleagues.is_me(ben.work.vault.owner.practitioner)
    assert not ada.work.colleagues.is_me(PractitionerId(new_id()))
