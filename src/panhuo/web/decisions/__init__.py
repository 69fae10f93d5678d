"""Decisions: reviews, what-if, votes, notice, savings."""
