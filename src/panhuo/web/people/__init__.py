"""Inventors as people, their teams, and who a name on a patent is."""
