"""The contact room: two sides ask, accept, talk, take steps and end in a deal or a reason."""
