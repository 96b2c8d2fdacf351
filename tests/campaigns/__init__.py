"""The campaigns in short."""
