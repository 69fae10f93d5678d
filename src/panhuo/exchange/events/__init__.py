"""Matching events: from a proposal by pairs, slots and badges to what came of each meeting."""
