"""Documents for paper: blocks of words first, then tagged A4 pages."""
