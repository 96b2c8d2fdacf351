"""A request that the hub does not carry out, and its HTTP status."""

from ehdesk.wire.refusals import Trouble

_STATUS = {
    Trouble.BAD_MESSAGE: 400,
    Trouble.TOO_LARGE: 413,
    Trouble.NO_TOKEN: 401,
    Trouble.UNKNOWN_DEVICE: 401,
    Trouble.REVOKED: 403,
    Trouble.BAD_CODE: 403,
    Trouble.USED_CODE: 403,
    Trouble.KNOWN_DEVICE: 409,
    Trouble.BORROWED_ID: 409,
    Trouble.PRACTICE: 403,
    Trouble.NOT_ASSIGNED: 403,
    Trouble.NOT_FOUND: 404,
    Trouble.NOT_ALLOWED: 405,
    Trouble.BROKEN: 500,
}


class NotDone(Exception):
    """Raised anywhere while a request is carried out; `why` goes back to the device."""

    def __init__(self, why: Trouble) -> None:
        super().__init__(why)
        self.why = why

    @property
    def status(self) -> int:
        """The HTTP status that fits."""
        return _STATUS[self.why]
