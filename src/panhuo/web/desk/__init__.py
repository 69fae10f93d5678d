"""Pages of the public desk."""
