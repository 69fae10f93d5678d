"""What was filed elsewhere comes back and is reconciled."""
