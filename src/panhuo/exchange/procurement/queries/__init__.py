"""Reading: who sees what, rankings, adoption."""
