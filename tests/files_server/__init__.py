"""A loopback server that speaks the few calls of WebDAV and Microsoft Graph by which a workbook is reached."""
