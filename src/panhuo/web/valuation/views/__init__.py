"""Views of valuation."""
