"""The windows: all Qt lives here."""
