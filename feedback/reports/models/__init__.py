"""What is reported, and how each kind of thing is shown."""

from feedback.reports.models.category import Category, Sensitivity
from feedback.reports.models.report import Report

__all__ = ["Category", "Report", "Sensitivity"]
