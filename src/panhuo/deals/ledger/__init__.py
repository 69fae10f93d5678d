"""The ledger of deals: immutable postings in double entry, in whole 分."""
