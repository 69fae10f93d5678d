"""Classes of patents: flags, pictures, tables."""
