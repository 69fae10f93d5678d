"""Reading the library and the deals."""
