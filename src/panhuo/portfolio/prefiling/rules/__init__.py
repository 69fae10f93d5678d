"""The rules of grading as a plain library: no Django, no database."""
