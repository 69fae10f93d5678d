"""Pages of buying agency by quality."""
