"""Reading valuations."""
