"""Pure rules of answering: working days and stages. No Django."""
