"""Pages of due care."""
