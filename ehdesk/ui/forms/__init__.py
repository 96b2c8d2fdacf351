"""Questions on the screen."""
