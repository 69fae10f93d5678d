"""One reader a form of file; those that open foreign binaries do so in a bounded child process."""
