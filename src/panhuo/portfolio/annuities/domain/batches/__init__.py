"""Files of receipts and running annuity spreadsheets: read, compared with the rules, shown, applied, undone."""
