"""Pre-filing assessment: disclosures, panel, decision, filings, coverage, rules."""
