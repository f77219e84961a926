"""A report as a workbook or a folder of csv, out and in again without loss: a sheet for each kind of claim."""
