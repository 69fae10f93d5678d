"""Policy documents of any usual form, read into chapters, articles and places. No Django."""
