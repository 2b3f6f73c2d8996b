"""Where officers work on reports, inside the Wagtail admin."""
