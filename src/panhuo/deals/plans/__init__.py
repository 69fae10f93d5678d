"""Payment plans: the designer that compares them, and the plan of an agreement."""
