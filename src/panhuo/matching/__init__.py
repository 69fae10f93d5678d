"""Index of records, runs, matches and their explanations."""
