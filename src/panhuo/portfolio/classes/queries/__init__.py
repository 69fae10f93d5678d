"""Reading flags, counts and pictures."""
