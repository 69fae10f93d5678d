"""Files become tables, by what they contain and never by their name's ending."""
