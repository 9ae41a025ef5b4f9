"""How well what comes back is heard: one function a table, each over sentences or mails that it is given."""
