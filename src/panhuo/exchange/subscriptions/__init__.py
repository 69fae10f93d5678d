"""Subscriptions: what is new, told in the app, by e-mail or to a group's robot; nothing twice, and ended at once."""
