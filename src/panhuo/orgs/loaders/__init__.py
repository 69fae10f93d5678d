"""Reading official lists from files; every error names file and line; loading twice changes nothing."""
