"""Where the hub answers what."""

ROOT = "/ehdesk-sync/1"

HELLO = "/hello"
ENROL = "/enrol"
TOKEN = "/token"  # noqa: S105 - an address
SCOPE = "/scope"
PUSH = "/push"
PULL = "/pull"
IDS = "/ids"
