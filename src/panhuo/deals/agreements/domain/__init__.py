"""What is done to agreements, one transaction each."""
