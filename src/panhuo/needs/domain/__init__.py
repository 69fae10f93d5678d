"""Writing needs and profiles: one function a verb."""
