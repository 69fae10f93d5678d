"""Reading: who sees what, and lists."""
