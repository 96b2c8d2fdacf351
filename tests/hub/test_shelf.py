"""The shelf at the hub: everybody reads it, form owners write on it, and what was published once stays as it is."""

import pytest
from msgspec.structs import replace

from ehdesk.domain import kinds
from ehdesk.domain.change import Edit
from ehdesk.domain.shelf import CONTENT, NAME, SHELF, VERSION
from tests.builders import new_id
from tests.hub.hand import ACCEPTED, HAD, LATER, Hand


@pytest.fixture
def owner(hub, ada):
    """Ada's device, Ada being a form owner."""
    hub.child.make_form_owner(ada.practitioner)
    return ada


def form(device, version, content="words", record=None, **other):
    """A change that publishes a form."""
    edit = Edit(record or new_id(), kinds.FORM, {NAME: "whole-family", VERSION: version, CONTENT: content})
    return device.change(SHELF, edits=(edit,), **other)


def fresh():
    """A version that nobody published in the session's one hub."""
    return new_id()


def test_what_a_form_owner_publishes_everybody_reads_and_nobody_is_assigned(owner, ben):
    published = form(owner, fresh())
    (answer,) = owner.push(published)
    assert answer.outcome == ACCEPTED
    assert ben.pulled(SHELF, answer.number - 1) == [published]
    assert ben.head(SHELF)[0] == answer.number
    assert [event for event in owner.contact.scope(0).events if event.family == SHELF] == []


def test_each_hears_whether_they_may_publish(owner, ben):
    assert [device.contact.scope(0).may_publish for device in (owner, ben)] == [True, False]


def test_nobody_else_publishes_until_they_are_a_form_owner(hub, ben):
    first, second = form(ben, fresh()), form(ben, fresh())
    assert ben.said(first, second) == ["not_form_owner", "not_form_owner"]
    hub.child.make_form_owner(ben.practitioner)
    assert ben.said(first, second) == [ACCEPTED, ACCEPTED]


def test_a_version_is_published_once(owner):
    version = fresh()
    assert owner.said(form(owner, version), form(owner, version, "other words")) == [ACCEPTED, "published"]
    assert owner.said(form(owner, version), form(owner, fresh())) == ["published", ACCEPTED]


def test_what_was_published_is_not_altered(owner):
    record = new_id()
    assert owner.said(form(owner, fresh(), record=record)) == [ACCEPTED]
    assert owner.said(form(owner, fresh(), record=record)) == ["published"]
    gone = owner.change(SHELF, edits=(Edit(record, kinds.FORM, {"removed": True}),))
    assert owner.said(gone) == ["published"]


@pytest.mark.parametrize("fields", [{CONTENT: "other words"}, {"removed": True}])
def test_what_was_published_is_not_altered_under_another_kind(owner, fields):
    owner.push(form(owner, fresh(), record=(record := new_id())))
    for _ in range(2):
        assert owner.said(owner.change(SHELF, edits=(Edit(record, "framework", fields),))) == ["published"]


def test_a_record_of_another_kind_is_edited_on_and_does_not_become_a_form(owner):
    other = Edit(new_id(), "framework", {CONTENT: "words"})
    assert owner.said(*(owner.change(SHELF, edits=(other,)) for _ in range(2))) == [ACCEPTED, ACCEPTED]
    assert owner.said(form(owner, fresh(), record=other.record)) == ["published"]


def test_one_change_publishes_an_edition_once_and_edits_its_record_once(owner):
    fields = {NAME: "whole-family", VERSION: fresh(), CONTENT: "words"}
    one, other = (Edit(new_id(), kinds.FORM, fields) for _ in range(2))
    for edits in ((one, other), (one, replace(one, kind="framework")), (replace(one, kind="framework"), one)):
        assert owner.said(owner.change(SHELF, edits=edits)) == ["published"]
    assert owner.said(owner.change(SHELF, edits=(one, Edit(new_id(), "framework", fields)))) == [ACCEPTED]


@pytest.mark.parametrize("lacking", [NAME, VERSION, CONTENT])
def test_a_form_without_name_version_or_content_is_refused(owner, lacking):
    whole = {NAME: "whole-family", VERSION: fresh(), CONTENT: "words"}
    edit = Edit(new_id(), kinds.FORM, whole | {lacking: ""})
    assert owner.said(owner.change(SHELF, edits=(edit,)), form(owner, fresh())) == ["unreadable", ACCEPTED]


def test_the_same_again_is_had(owner):
    published = form(owner, fresh())
    assert owner.said(published, published) == [ACCEPTED, HAD]
    assert owner.said(published) == [HAD]


def test_anybody_may_bring_what_a_form_owner_signed(owner, ben):
    published = form(owner, fresh())
    assert ben.said(published) == [LATER]  # Ada's own device vouches for her first
    owner.push()
    assert ben.said(published) == [ACCEPTED]


def test_a_version_published_before_holds_up_nothing_that_somebody_else_brings(owner, ben):
    owner.push(form(owner, version := fresh()))
    assert ben.said(form(owner, version), form(owner, fresh())) == ["published", ACCEPTED]


def test_what_the_hub_wants_later_is_not_published_yet(owner):
    version = fresh()
    edit = Edit(new_id(), kinds.FORM, {NAME: "whole-family", VERSION: version, CONTENT: "words"}, (new_id(),))
    elsewhere = Hand(owner.practitioner, owner.contact, owner.id, owner.key, owner.made_here)
    elsewhere.push()
    assert owner.said(elsewhere.change(SHELF, edits=(edit,)), form(owner, version)) == [LATER, ACCEPTED]


def test_a_kind_that_the_hub_does_not_know_is_kept(owner):
    newer = owner.change(SHELF, edits=(Edit(new_id(), "framework", {"words": "newer"}),))
    (answer,) = owner.push(newer)
    assert owner.pulled(SHELF, answer.number - 1) == [newer]
