"""Views of subscriptions."""
