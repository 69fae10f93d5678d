"""Word documents made from templates that users can edit."""
