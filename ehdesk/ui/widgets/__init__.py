"""Building blocks that know only what they show and what was done to them."""
