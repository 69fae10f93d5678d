"""Reading decisions."""
