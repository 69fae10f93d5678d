"""Use first, pay later: provincial rules as dated data, and what they say to a result, a firm and a plan."""
