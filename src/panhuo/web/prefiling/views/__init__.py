"""Views of pre-filing assessment."""
