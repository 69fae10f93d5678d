"""Pages of use first, pay later."""
