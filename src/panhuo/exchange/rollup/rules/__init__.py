"""Pure rules of the roll-up: columns, rows, times. No Django."""
