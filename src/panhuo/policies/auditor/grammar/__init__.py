"""How a Chinese policy text is taken apart: articles' sentences, segments, comma clauses, and what they negate."""
