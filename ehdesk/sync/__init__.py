"""The device's side of sync: one round with the hub, and what waits to go."""
