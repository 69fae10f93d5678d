"""Service organisations: who offers what, how reliable they are, and orders from request to rating."""
