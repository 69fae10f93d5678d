"""Reading filings and reports."""
