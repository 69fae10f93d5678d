"""Patents: list, page, export."""
