"""Views of people and teams."""
