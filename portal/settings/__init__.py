"""production is the truth; development and test import it and loosen it."""
