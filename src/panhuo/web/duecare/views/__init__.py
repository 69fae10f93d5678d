"""Views of due care."""
