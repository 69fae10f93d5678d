"""Reading needs and profiles."""
