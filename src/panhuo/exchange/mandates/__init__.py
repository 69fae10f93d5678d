"""Mandates: a service organisation acts for firms by a mandate that they accepted, and never for both sides unasked."""
