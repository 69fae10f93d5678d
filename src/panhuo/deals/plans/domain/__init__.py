"""What is done with payment plans, one transaction each."""
