"""What residents open: the start, the form and its receipt, tracking, the public list and map."""
