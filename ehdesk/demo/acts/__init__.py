"""The acts of the walk: each gives the names of its steps, and what is done in them."""
