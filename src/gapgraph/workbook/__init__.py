"""A report as a workbook or a folder of csv, written and read without loss: one sheet for each kind of claim."""
