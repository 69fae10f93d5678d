"""Reading patents."""
