"""Payment plans as data: what falls due when, for any scenario, to the 分."""
