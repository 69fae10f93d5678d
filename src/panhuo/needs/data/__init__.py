"""Facts that ship with the app."""
