"""Pages of answering in time."""
