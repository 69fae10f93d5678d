"""Review of doubtful owner names."""
