"""Why the hub does not take a change, or does not answer: codes for programs, words for people."""

from enum import StrEnum

from ehdesk.wire.messages import Answer, Outcome, Problem


class Refusal(StrEnum):
    """Why a change was refused; the device keeps it and shows the words."""

    UNREADABLE = "unreadable"
    BAD_SIGNATURE = "bad_signature"
    UNKNOWN_WRITER = "unknown_writer"
    NOT_THE_AUTHOR = "not_the_author"
    NOT_ASSIGNED = "not_assigned"
    FORK = "fork"
    PRACTICE = "practice"
    NOT_FORM_OWNER = "not_form_owner"
    PUBLISHED = "published"


class Trouble(StrEnum):
    """Why a whole request was not answered."""

    BAD_MESSAGE = "bad_message"
    TOO_LARGE = "too_large"
    NO_TOKEN = "no_token"  # noqa: S105 - a code, not a token
    UNKNOWN_DEVICE = "unknown_device"
    REVOKED = "revoked"
    BAD_CODE = "bad_code"
    USED_CODE = "used_code"
    KNOWN_DEVICE = "known_device"
    BORROWED_ID = "borrowed_id"
    PRACTICE = "practice"
    NOT_ASSIGNED = "not_assigned"
    NOT_FOUND = "not_found"
    NOT_ALLOWED = "not_allowed"
    BROKEN = "broken"


_WHY_REFUSED = {
    Refusal.UNREADABLE: "The hub cannot read this change.",
    Refusal.BAD_SIGNATURE: "This change was altered after it was saved.",
    Refusal.UNKNOWN_WRITER: "The hub does not know the device that saved this change.",
    Refusal.NOT_THE_AUTHOR: "This change says that somebody else saved it.",
    Refusal.NOT_ASSIGNED: "You are not assigned to this family.",
    Refusal.FORK: "The hub already holds a different change in this one's place.",
    Refusal.PRACTICE: "This was made in practice, which never syncs.",
    Refusal.NOT_FORM_OWNER: "Only a form owner of your authority may publish forms.",
    Refusal.PUBLISHED: "This version of the form was published before, with other content.",
}

_WHY_NOT = {
    Trouble.BAD_MESSAGE: "The hub did not understand what was sent.",
    Trouble.TOO_LARGE: "More was sent at once than the hub takes.",
    Trouble.NO_TOKEN: "This device has to sign in again.",
    Trouble.UNKNOWN_DEVICE: "The hub does not know this device. It needs a new enrolment code.",
    Trouble.REVOKED: "This device may no longer use the hub.",
    Trouble.BAD_CODE: "This enrolment code is not known, or it is out of date. Ask for a new one.",
    Trouble.USED_CODE: "This enrolment code was already used for another device. Ask for a new one.",
    Trouble.KNOWN_DEVICE: "This device is already enrolled for somebody else.",
    Trouble.BORROWED_ID: "Another practitioner already writes under this device's name for you.",
    Trouble.PRACTICE: "This is practice, which never syncs.",
    Trouble.NOT_ASSIGNED: "You are not assigned to one of these families.",
    Trouble.NOT_FOUND: "The hub has nothing at this address.",
    Trouble.NOT_ALLOWED: "The hub does not do that at this address.",
    Trouble.BROKEN: "Something went wrong in the hub. Nothing you sent is lost.",
}


def refused(why: Refusal) -> Answer:
    """The answer to a change that the hub does not take."""
    return Answer(Outcome.REFUSED, code=why, words=_WHY_REFUSED[why])


def problem(why: Trouble) -> Problem:
    """The reply to a request that the hub does not carry out."""
    return Problem(why, _WHY_NOT[why])
