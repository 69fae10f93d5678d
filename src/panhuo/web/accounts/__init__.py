"""Registration, organisation, profile."""
