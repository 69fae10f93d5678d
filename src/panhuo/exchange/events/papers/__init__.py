"""Agenda, badges and report as Word and PDF."""
