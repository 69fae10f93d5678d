"""Views of open licences."""
