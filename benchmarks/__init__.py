"""Measurements as ratios taken in one run, so that a slow or busy machine does not change what they say."""
