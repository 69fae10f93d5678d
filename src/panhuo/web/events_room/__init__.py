"""Pages of matching events."""
