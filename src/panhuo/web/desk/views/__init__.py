"""Views of the public desk."""
