"""Views of payment plans."""
