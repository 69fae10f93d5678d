"""From scores to ranks: the space meaning is compared in, and the mixture."""
