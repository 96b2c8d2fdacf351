"""Real vaults against a real hub: what one practitioner saves, the other reads."""

from datetime import timedelta

import pytest

from ehdesk.store.log import SyncState
from ehdesk.sync.report import Step
from ehdesk.sync.round import sync_once
from tests.builders import a_vault, new_id, now
from tests.sync.laptop import Laptop, says


@pytest.fixture
def family(hub, ada, ben):
    """A family that Ada began and shares with Ben."""
    family = ada.begins(name="Obi")
    ada.sync()
    hub.assign(family, ben.practitioner)
    ben.sync()
    return family


def sync(*laptops):
    """Rounds until everybody has heard everybody."""
    for laptop in (*laptops, *laptops):
        laptop.sync()


def test_what_one_saves_the_other_reads(ada, ben, family):
    ada.says(family, name="Obi-Shaw")
    sync(ada, ben)
    assert ben.reads(family) == {"name": "Obi-Shaw"}


def test_what_was_saved_before_enrolling_is_sent_too(hub, tmp_path, laptops):
    vault, family, practitioner = a_vault(tmp_path), new_id(), hub.practitioner("Ada Obi")
    says(vault, family, name="Obi")
    early = Laptop.of(vault, hub, practitioner)
    assert early.sync().pushed == 1
    early.put_away()
    other = laptops(hub, "Ada Obi", practitioner)
    other.sync()
    assert other.reads(family) == {"name": "Obi"}


def test_a_report_says_what_was_done(ada, ben, family):
    ada.says(family, name="Obi-Shaw")
    sent = ada.sync()
    assert (sent.pushed, sent.pulled, sent.refused, sent.set_aside) == (1, 0, 0, 0)
    fetched = ben.sync()
    assert (fetched.pushed, fetched.pulled) == (0, 1)
    assert fetched.families_changed == {family}
    assert fetched.started <= fetched.finished


def test_nothing_to_sync_is_nothing_done(ada):
    ada.begins(name="Obi")
    ada.sync()
    report = ada.sync()
    assert (report.pushed, report.pulled, report.families_changed) == (0, 0, frozenset())


def test_nothing_waits_after_a_round(ada, family):
    ada.says(family, name="Obi-Shaw")
    assert ada.vault.outbox.count() == 1
    ada.sync()
    assert ada.vault.outbox.count() == 0
    assert ada.vault.records.one(family).state is SyncState.NOTHING_WAITS


def test_two_who_change_the_same_field_both_see_both_values(ada, ben, family):
    ada.says(family, heating="broken since May")
    ben.says(family, heating="mended in June")
    sync(ada, ben)
    both = [{version.value for version in laptop.vault.records.conflicts(family)[0].versions} for laptop in (ada, ben)]
    assert both == [{"broken since May", "mended in June"}] * 2


def test_when_one_chooses_both_agree(ada, ben, family):
    ada.says(family, heating="broken since May")
    ben.says(family, heating="mended in June")
    sync(ada, ben)
    ben.says(family, heating="mended in June")
    sync(ben, ada)
    for laptop in (ada, ben):
        assert laptop.vault.records.conflicts(family) == ()
        assert laptop.reads(family)["heating"] == "mended in June"


def test_different_fields_of_one_record_merge_in_silence(ada, ben, family):
    ada.says(family, heating="broken")
    ben.says(family, beds="three")
    sync(ada, ben)
    assert ada.reads(family) == ben.reads(family) == {"name": "Obi", "heating": "broken", "beds": "three"}


def test_a_practitioners_second_laptop_gets_everything(hub, ada, family, laptops):
    other = laptops(hub, "Ada Obi", ada.practitioner)
    other.sync()
    assert other.reads(family) == ada.reads(family)


def test_a_long_history_comes_in_small_steps(ada, ben, family):
    for number in range(650):
        ada.says(family, count=number)
    heard = []
    assert ada.sync(told=heard.append).pushed == 650
    assert [one.done for one in heard if one.step is Step.SENDING] == [0, 500]
    assert ben.sync().pulled == 650
    assert ben.ids(family) == ada.ids(family)
    assert ben.vault.sync.cursor(family) == ada.vault.sync.cursor(family)


def test_a_round_can_be_stopped_and_the_next_goes_on(ada, ben, family):
    for number in range(30):
        ada.says(family, count=number)
    stopped = ada.tries(stop=lambda: True)
    assert stopped.was_stopped
    assert ada.vault.outbox.count() == 30
    sync(ada, ben)
    assert ben.reads(family)["count"] == 29


def test_a_refused_change_is_kept_shown_and_blocks_nothing(ada, ben, family):
    theirs = ada.begins(name="Quinn")
    ada.sync()
    ben.says(theirs, name="Quin")
    ben.says(family, beds="three")
    report = ben.sync()
    assert (report.pushed, report.refused) == (1, 1)
    [refused] = (one for one in ben.vault.outbox.refused() if one.family == theirs)
    assert (refused.family, refused.words) == (theirs, "You are not assigned to this family.")
    assert ben.reads(theirs) == {"name": "Quin"}


def test_what_was_refused_is_sent_once_the_family_is_assigned(hub, ada, ben):
    theirs = ada.begins(name="Quinn")
    ada.sync()
    ben.says(theirs, beds="three")
    ben.sync()
    hub.assign(theirs, ben.practitioner)
    assert ben.sync().pushed == 1
    sync(ada, ben)
    assert ada.reads(theirs) == ben.reads(theirs) == {"name": "Quinn", "beds": "three"}
    assert theirs not in {one.family for one in ben.vault.outbox.refused()}


def test_a_family_that_was_taken_away_is_reported_and_no_longer_fetched(hub, ada, ben, family):
    hub.child.unassign(family, ben.practitioner)
    ada.says(family, beds="three")
    ada.sync()
    report = ben.sync()
    assert report.families_withdrawn == {family}
    assert report.pulled == 0
    assert ben.sync().families_withdrawn == frozenset()


def test_a_clock_that_is_a_year_wrong_is_told_from_the_hubs_and_loses_nothing(ada, ben, family):
    year = timedelta(days=365)
    ada.says(family, name="Obi-Shaw")
    report = sync_once(ada.vault, ada.contact, lambda: now() + year)
    assert report.trouble is None
    assert abs(report.clock_ahead - year) < timedelta(minutes=1)
    assert abs(ada.sync().clock_ahead) < timedelta(minutes=1)  # it was put right, and that is told at once
    assert ben.sync().pulled == 1
