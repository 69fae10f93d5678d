"""What a patent costs, when, and what happens when nobody pays. Plain rules, no Django."""
