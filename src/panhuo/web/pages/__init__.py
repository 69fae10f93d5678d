"""What Panhuo is, how matching works, is it alive."""
