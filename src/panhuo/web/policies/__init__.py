"""Pages of policies: inventory, findings, mends, campaigns."""
