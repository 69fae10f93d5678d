"""The ways out: e-mail and robots of groups."""
