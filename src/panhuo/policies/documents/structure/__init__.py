"""From lines to title, chapters and articles."""
