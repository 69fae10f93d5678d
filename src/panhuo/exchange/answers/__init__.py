"""Answering in time: institutions are asked about needs, answer by a day, and everybody sees whose turn it is."""
