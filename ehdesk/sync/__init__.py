"""The device's side of syncing: enrol once, then rounds of push and pull, each of which may be cut off anywhere."""
