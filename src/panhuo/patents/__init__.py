"""Patent records: identity, owners, inventors, classes, legal status."""
