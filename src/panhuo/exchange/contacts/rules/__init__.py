"""Pure rules of contacts: states, turns, commissions. No Django."""
