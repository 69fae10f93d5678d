"""Valuation of patents after GB/T 42748-2022: a tree of indicators, several raters, automatic evidence, reports."""
