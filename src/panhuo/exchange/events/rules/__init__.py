"""Slots and dates: plain functions without Django."""
