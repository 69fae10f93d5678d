"""How agreement is judged and who is invited: plain rules, no Django."""
