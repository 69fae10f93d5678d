"""Enterprises' profiles and technical needs."""
