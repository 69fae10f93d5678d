"""Due care (尽职免责): the evidence chain of a deal, complete or what is missing."""
