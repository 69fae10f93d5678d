"""Search by keywords or a pasted paragraph."""
