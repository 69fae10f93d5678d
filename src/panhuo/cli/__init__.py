"""The `panhuo` command."""
