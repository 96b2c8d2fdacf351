"""Real vaults against a real hub."""
