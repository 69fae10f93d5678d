"""Pages of ratings by enterprises (企业评价)."""
