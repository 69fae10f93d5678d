"""Push: for very many profiles and needs at once, the best patents under rules, by meaning."""
