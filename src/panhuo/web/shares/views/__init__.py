"""Views of sharing the income."""
