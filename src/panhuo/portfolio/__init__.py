"""Grades, annuities and decisions about a portfolio. The rule modules import no Django."""
