"""Industry chains: what a chain is made of, and how many patents, needs and enterprises stand at each link."""
