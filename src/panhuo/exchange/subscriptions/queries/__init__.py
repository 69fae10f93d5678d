"""Reading subscriptions."""
