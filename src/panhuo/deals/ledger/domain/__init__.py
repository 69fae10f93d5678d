"""What is done with money, one transaction each."""
