"""Questions to the indexes, answered only with what the asker may see."""
