"""What a document says of itself: number, issuer, dates, what it repeals. No Django."""
