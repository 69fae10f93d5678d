"""Which proposal follows from what is known. Plain rules, no Django."""
