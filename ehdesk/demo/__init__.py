"""The demo: a throw-away vault, a hub and a made-up family, in the real windows."""
