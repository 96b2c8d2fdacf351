"""Longer trials of what must never happen: `make campaign`. A short run of each is in `make test`."""
