"""Documents as blocks, then as tagged PDF pages."""
