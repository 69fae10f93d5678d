"""Messages, signatures and addresses: plain functions without Django."""
