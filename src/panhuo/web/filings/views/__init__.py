"""Views of filings."""
