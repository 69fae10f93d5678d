"""Organisations, people, roles, grants, events, notifications and jobs."""
