"""What is done in use first, pay later, one transaction each."""
