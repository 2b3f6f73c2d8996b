"""Clean copies of what people upload, made by a child process with little memory and time."""

from feedback.cases.pictures.cleaning import CleanPhoto, NotClean, clean_photo

__all__ = ["CleanPhoto", "NotClean", "clean_photo"]
