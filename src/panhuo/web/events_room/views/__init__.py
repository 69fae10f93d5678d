"""Views of matching events."""
