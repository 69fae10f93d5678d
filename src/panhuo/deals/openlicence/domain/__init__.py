"""What is done to statements and acceptances."""
