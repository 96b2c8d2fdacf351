"""View-models between the pages and the services."""
