"""`ehdesk`: the window."""

import argparse


def run(given: argparse.Namespace) -> int:
    """Open the app and stay until it is closed."""
    from ehdesk.app import run as open_window
    from ehdesk.ui.start import Start

    return open_window(given.vaults, Start(given.start))
