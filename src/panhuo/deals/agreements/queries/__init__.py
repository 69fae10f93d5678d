"""Reading agreements: who sees which, what the rules are told of a patent."""
