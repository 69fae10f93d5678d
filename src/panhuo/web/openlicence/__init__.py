"""Pages of open licences."""
