"""Forms of pre-filing assessment."""
