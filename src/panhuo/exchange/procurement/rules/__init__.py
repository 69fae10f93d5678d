"""The rules of buying by quality as a plain library: no Django, no database."""
