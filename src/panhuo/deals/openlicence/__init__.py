"""Open licences: statements, the public catalogue, licences by notice and payment, withdrawal."""
