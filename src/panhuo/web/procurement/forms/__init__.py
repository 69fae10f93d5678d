"""Forms of buying agency."""
