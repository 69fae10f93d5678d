"""Pages of sharing the income."""
