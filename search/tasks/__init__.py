"""Background work: `projecting` writes entries of many pages, `following` tells the engines."""
