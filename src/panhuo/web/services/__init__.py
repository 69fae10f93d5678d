"""Pages of service organisations."""
