"""The law and the money of deals: conflicts, open licences, plans, ledger, shares, filings. Plain rules, no Django."""
