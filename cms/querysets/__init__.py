"""Named, chainable reads; the time is always passed in."""
