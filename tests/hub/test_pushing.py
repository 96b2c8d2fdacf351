"""What becomes of pushed changes: numbered, known, wanted later or refused, each on its own."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import msgspec
import pytest

from ehdesk.domain.change import Edit
from ehdesk.domain.shelf import SHELF
from ehdesk.domain.signing import Signed, sign_change
from ehdesk.sync.troubles import HubSaysNo
from ehdesk.wire.messages import Push
from tests.builders import new_id
from tests.hub.hand import ACCEPTED, HAD, LATER


@pytest.fixture
def family():
    """A family that nobody has yet."""
    return new_id()


def test_a_family_is_numbered_from_one_without_gaps(ada, family):
    answers = ada.push(*ada.changes(family, 3)) + ada.push(ada.change(family))
    assert [one.number for one in answers] == [1, 2, 3, 4]


def test_whoever_pushes_a_new_family_first_is_assigned_to_it(ada, family):
    ada.push(ada.change(family))
    scope = ada.contact.scope(0)
    assert [(event.seq, event.family, event.is_granted) for event in scope.events] == [(1, family, True)]
    assert ada.head(family)[0] == 1
    assert {head.family for head in scope.heads} <= {family, SHELF}


def test_the_same_push_again_changes_nothing(ada, family):
    changes = ada.changes(family, 3)
    first = ada.push(*changes)
    again = ada.push(*changes)
    assert {one.outcome for one in again} == {HAD}
    assert [one.number for one in again] == [one.number for one in first]
    assert ada.pulled(family) == changes


def test_one_change_twice_in_one_push_is_taken_once(ada, family):
    change = ada.change(family)
    assert ada.said(change, change) == [ACCEPTED, HAD]


def test_another_change_under_a_known_id_is_a_fork(ada, family):
    ada.push(ada.change(family, id=(same := new_id())))
    assert ada.said(ada.change(family, id=same)) == ["fork"]


def test_two_changes_in_one_place_of_a_chain_are_a_fork(ada, family):
    ada.push(ada.change(family))
    assert ada.said(ada.change(family, n=1, previous=b"")) == ["fork"]


def test_a_change_that_does_not_follow_the_last_one_is_refused_and_the_next_goes_on(ada, family):
    ada.push(ada.change(family))
    assert ada.said(ada.change(family, previous=bytes(32)), ada.change(family)) == ["fork", ACCEPTED]


def test_a_change_whose_predecessor_is_missing_is_wanted_later(ada, family):
    first, second = ada.changes(family, 2)
    assert ada.said(second) == [LATER]
    assert ada.said(first, second) == [ACCEPTED, ACCEPTED]


def test_a_change_made_on_top_of_one_that_is_missing_is_wanted_later(ada, family):
    edits = (Edit(family, "family", {"name": "Obi"}, (new_id(),)),)
    assert ada.said(ada.change(family, edits=edits)) == [LATER]


def test_an_altered_change_is_refused_and_holds_up_nothing(ada, family):
    good, bad, next_one = ada.changes(family, 3)
    bad = Signed(bad.body, bytes(64))
    elsewhere = ada.change(new_id())
    assert ada.said(good, bad, next_one, elsewhere) == [ACCEPTED, "bad_signature", ACCEPTED, ACCEPTED]
    assert ada.said(bad) == ["bad_signature"]
    assert ada.pulled(family) == [good, next_one]


def test_bytes_that_are_no_change_are_refused_and_hold_up_nothing(ada, family):
    bodies = (b"", b"rubbish", msgspec.msgpack.encode({"id": "1"}), b"\x81\xa2id\xa1\xff")
    rubbish = [Signed(body, bytes(64)) for body in bodies]
    assert ada.said(*rubbish, ada.change(family)) == ["unreadable"] * 4 + [ACCEPTED]


@pytest.mark.parametrize("place", ["id", "family", "author", "writer"])
def test_an_id_of_bytes_that_are_no_letters_is_refused_and_holds_up_nothing(ada, family, place):
    odd, after = ada.changes(family, 2)
    facts = msgspec.msgpack.decode(odd.body)
    broken = odd.body.replace(facts[place].encode(), b"\xff" * 36, 1)
    assert ada.said(sign_change(broken, ada.pen), odd, after) == ["unreadable", ACCEPTED, ACCEPTED]


def test_a_million_lists_within_lists_are_refused_and_hold_up_nothing(ada, family):
    assert ada.said(Signed(b"\x91" * 1_000_000, bytes(64)), ada.change(family)) == ["unreadable", ACCEPTED]


@pytest.mark.parametrize("depth", [100, 700])
def test_a_change_that_nests_too_deep_is_refused_and_keeps_its_place(ada, family, depth):
    first, odd, third = ada.changes(family, 3)
    deep = bytes([odd.body[0] + 1]) + odd.body[1:] + b"\xa5later" + b"\x91" * depth + b"\xc0"
    assert ada.said(first, sign_change(deep, ada.pen), third) == [ACCEPTED, "unreadable", ACCEPTED]


def test_a_change_of_a_form_that_the_hub_cannot_read_keeps_its_place(ada, family):
    first, odd, third = ada.changes(family, 3)
    fields = msgspec.msgpack.decode(odd.body) | {"edits": "of tomorrow"}
    odd = sign_change(msgspec.msgpack.encode(fields), ada.pen)
    assert ada.said(first, odd, third) == [ACCEPTED, "unreadable", ACCEPTED]


def test_a_family_of_others_is_shut(ada, ben, family):
    ada.push(ada.change(family))
    assert ben.said(ben.change(family), ben.change(new_id())) == ["not_assigned", ACCEPTED]


def test_what_was_refused_for_want_of_an_assignment_is_taken_once_there_is_one(hub, ada, ben, family):
    ada.push(ada.change(family))
    late = ben.changes(family, 2)
    assert ben.said(*late) == ["not_assigned"] * 2
    hub.assign(family, ben.practitioner)
    assert ben.said(*late) == [ACCEPTED] * 2


def test_nobody_signs_in_the_name_of_another(ada, ben, family):
    assert ada.said(ada.change(family, author=ben.made_here)) == ["not_the_author"]


def test_the_changes_of_an_unknown_writer_are_wanted_later(ada, family):
    assert [one.outcome for one in ada.contact.push(Push((), (ada.change(family),))).answers] == [LATER]


def test_a_certificate_for_somebody_else_is_as_none(ada, ben, family):
    ada.made_here = ben.made_here
    assert ada.said(ada.change(family)) == [LATER]


def test_a_colleague_may_hand_over_what_the_hub_has_lost(hub, ada, ben, family):
    ada.push(ada.change(family))
    hub.assign(family, ben.practitioner)
    ben.push(ben.change(new_id()))
    of_ben = ben.change(family)
    answers = ada.contact.push(Push((ben.certificate,), (of_ben,))).answers
    assert [one.outcome for one in answers] == [ACCEPTED]


def test_a_colleague_cannot_spoil_a_place_in_anothers_chain(hub, ada, ben, family):
    ada.push(ada.change(family))
    hub.assign(family, ben.practitioner)
    of_ben = ben.change(family)
    spoilt = ada.contact.push(Push((ben.certificate,), (Signed(of_ben.body, bytes(64)),))).answers
    assert [one.code for one in spoilt] == ["bad_signature"]
    assert ben.said(of_ben) == [ACCEPTED]


def test_a_family_whose_first_change_is_refused_goes_on_with_the_next(ada, family):
    assert ada.said(Signed(ada.change(family).body, bytes(64))) == ["bad_signature"]
    assert [one.number for one in ada.push(ada.change(family))] == [1]


def test_anothers_refused_change_begins_no_family(ada, ben, family):
    of_ben = Signed(ben.change(family).body, bytes(64))
    ben.push(ben.change(new_id()))
    assert [one.code for one in ada.contact.push(Push((ben.certificate,), (of_ben,))).answers] == ["not_assigned"]


def test_more_changes_than_a_push_holds_are_refused_at_once(ada, family):
    with pytest.raises(HubSaysNo) as no:
        ada.push(*[ada.change(family)] * 501)
    assert no.value.code == "too_large"


def test_the_largest_change_fits_and_a_larger_request_does_not(ada, family):
    large = (Edit(family, "family", {"note": "n" * ((1 << 20) - 600)}),)
    assert ada.said(ada.change(family, edits=large)) == [ACCEPTED]
    with pytest.raises(HubSaysNo) as no:
        ada.push(*[ada.change(family, edits=large) for _ in range(3)])
    assert no.value.code == "too_large"


def test_many_devices_pushing_at_once_leave_no_gap(hub, enrolled):
    families = [new_id() for _ in range(3)]
    hands = [enrolled() for _ in range(4)]
    hands[0].push(*(hands[0].change(family) for family in families))
    for hand in hands[1:]:
        for family in families:
            hub.assign(family, hand.practitioner)
    at_once([partial(push_in_turns, hand, families) for hand in hands])
    for family in families:
        assert hands[0].head(family)[0] == 1 + 4 * 10
        assert len(hands[0].pulled(family)) == 1 + 4 * 10


def push_in_turns(hand, families):
    """Ten pushes, each with a change for every family."""
    for _ in range(10):
        assert set(hand.said(*(hand.change(family) for family in families))) == {ACCEPTED}


def test_two_who_push_one_new_family_at_once_do_not_both_get_it(enrolled, family):
    hands = [enrolled() for _ in range(4)]
    said = at_once([partial(hand.said, hand.change(family)) for hand in hands])
    assert sorted(answers[0] for answers in said) == [ACCEPTED, *["not_assigned"] * 3]


def at_once(tasks):
    """What each task gives back; an exception in one is raised here."""
    with ThreadPoolExecutor(len(tasks)) as threads:
        return [future.result() for future in [threads.submit(task) for task in tasks]]
