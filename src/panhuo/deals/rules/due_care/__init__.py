"""尽职免责: which evidence the regulations ask for, and what is missing."""
