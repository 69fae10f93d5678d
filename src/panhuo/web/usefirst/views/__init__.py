"""Views of use first, pay later."""
