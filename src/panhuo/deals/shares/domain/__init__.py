"""What is done with shares, one transaction each."""
