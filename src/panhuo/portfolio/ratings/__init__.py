"""Enterprises rate patents, and both sides agree or not (校企双方评价)."""
