"""From text to terms: folding, single characters, pairs, Latin and digit runs, sentences."""
