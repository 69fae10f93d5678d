"""Views of the inventory."""
