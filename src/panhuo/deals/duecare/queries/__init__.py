"""Reading the evidence chain."""
