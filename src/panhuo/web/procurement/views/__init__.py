"""Views of buying agency."""
