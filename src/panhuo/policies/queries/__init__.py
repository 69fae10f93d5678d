"""Reading the inventory."""
