"""What a file says: headings, numbers, dates, encodings, errors by cell. Imports no Django."""
