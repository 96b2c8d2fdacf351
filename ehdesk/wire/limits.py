"""The name of the protocol and how much one message may hold."""

from datetime import timedelta

from ehdesk.domain.change import BODY_LIMIT

PROTOCOL = "ehdesk-sync/1"

PUSH_COUNT = 500
"""The most changes in one push."""
PUSH_SIZE = 1 << 20
"""The most bytes of change bodies in one push, save that one change always fits."""
PULL_SIZE = 1 << 20
"""About how many bytes of change bodies one answer to a pull brings; the rest is asked for again."""
PULL_FAMILIES = 500
"""The most families that one pull asks for."""
IDS_COUNT = 10_000
"""The most ids in one answer to a repair."""
AUTHORED_AS = 100
"""The most names that a device may have written under before it enrolled."""

REQUEST_LIMIT = BODY_LIMIT + (1 << 20)
"""The most bytes of a request once unpacked: the largest change, its certificate and room to spare."""
REPLY_LIMIT = 8 << 20
"""The most bytes of a reply once unpacked."""

TOKEN_LIFE = timedelta(minutes=10)
"""How long an access token serves."""
ASSERTION_LIFE = timedelta(minutes=2)
"""How long a device's signed request for a token serves."""
CODE_LIFE = timedelta(days=7)
"""How long an enrolment code serves, unless its maker says otherwise."""
