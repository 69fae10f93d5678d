"""The index: immutable generations of postings, vectors and facets, a small delta, and a manifest that names them."""
