"""`ehdesk`: the window."""

import argparse


def run(given: argparse.Namespace) -> int:
    """Open the app and stay until it is closed."""
    from ehdesk.app import run as open_window

    return open_window(given.vaults, is_for_another=given.switch_user)
