"""What changes records of matching."""
