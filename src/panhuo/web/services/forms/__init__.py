"""Forms of service organisations."""
