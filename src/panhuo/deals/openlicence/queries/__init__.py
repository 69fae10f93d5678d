"""Reading statements, acceptances and the public catalogue."""
