"""Reading industry chains."""
