"""Writing patents: one function a verb."""
