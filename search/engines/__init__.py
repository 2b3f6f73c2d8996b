"""`base` what an engine is · `embedded` · `elastic` · `text` the words both keep · `registry`."""
