"""An .xlsx workbook behind the small interface of `sheet.backend`; saving replaces only changed parts.

A *part* is a file within the zip; a *leaf* is one tab while it is changed. Values come from calamine, the
rest from the XML itself, and what is written is put into it beside all that others left there. The file is
replaced in one step, and only if it is still the one that was read. Easily got wrong: openpyxl only draws
fresh tabs; a person's workbook never goes through it.
"""
