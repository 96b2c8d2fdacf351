"""ehdesk: the desktop app for early-help practitioners, and the hub it syncs with."""

__version__ = "0.1.0"
