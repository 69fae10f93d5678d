"""The auditor: which clause of a policy breaks a rule of the patent authority, and by which words. No Django."""
