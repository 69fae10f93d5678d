"""Matching as a plain library: text, encode, index, rank, explain. Imports no Django."""
