"""What is done to filings."""
