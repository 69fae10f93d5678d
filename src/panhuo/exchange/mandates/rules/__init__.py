"""Pure rules of mandates: sides and turns. No Django."""
