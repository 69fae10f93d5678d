"""Reading the options and writing the answer of `panhuo annuity`."""
