"""Reading matching events."""
