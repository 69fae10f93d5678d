"""Views of industry chains."""
