"""Sounds and films without what a telephone wrote into them: where they were made, when, by what, with whose name."""
