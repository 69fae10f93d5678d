"""Credit and ratings as plain rules: no Django, no database."""
