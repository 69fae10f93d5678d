"""The report of a valuation as Word and PDF."""
