"""
Reading the text of PDF and DOCX files that editors attach.

`limits`: what a file may cost · `read_pdf`, `read_docx`, `recognise_pages`: scripts for a child
process · `extracting`: their parent · `tidying`: printed lines as paragraphs · `actions`: what is
kept of it. See docs/decisions/0014.
"""
