"""The demonstration data as JSON; `expected` of a need names the patents that answer it."""
