"""An .xlsx workbook behind the small interface of `sheet.backend`; saving replaces only changed parts."""
