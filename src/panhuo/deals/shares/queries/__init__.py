"""Reading divisions, statements and rules."""
