"""What is filed with whom by when, and what is published first."""
