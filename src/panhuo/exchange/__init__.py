"""Both sides meet: needs answered, contact, events, services, the public desk. Rooms are small apps."""
