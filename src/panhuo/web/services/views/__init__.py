"""Views of service organisations."""
