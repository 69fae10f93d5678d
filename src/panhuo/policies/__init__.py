"""Policies that touch patents: the inventory, and the auditor that reads their clauses."""
