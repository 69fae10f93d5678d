"""What reads records of matching."""
