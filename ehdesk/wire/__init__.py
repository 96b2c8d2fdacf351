"""The messages between a device and the hub."""
