"""Views of accounts and organisations."""
