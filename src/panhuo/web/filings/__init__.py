"""Pages of filings and yearly reports."""
