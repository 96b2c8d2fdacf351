"""The central service that devices sync with."""
