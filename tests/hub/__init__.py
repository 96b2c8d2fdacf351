"""The hub: a real one, on a real PostgreSQL, spoken to over HTTP."""
