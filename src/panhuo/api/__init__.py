"""JSON API. Only calls the public functions of the apps."""
