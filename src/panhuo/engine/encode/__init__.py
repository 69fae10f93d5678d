"""Texts to vectors: the careful encoder, how it is built, and the cache of what was encoded."""
