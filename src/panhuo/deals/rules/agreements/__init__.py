"""What may be agreed on a patent, and what stands in its way."""
