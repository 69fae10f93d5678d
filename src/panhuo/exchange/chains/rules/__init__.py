"""How a chain is written down: plain functions without Django."""
