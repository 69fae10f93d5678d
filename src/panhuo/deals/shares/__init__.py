"""Sharing the income: rules, divisions, notice, statements, equity, granted rights."""
