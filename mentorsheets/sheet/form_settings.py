"""The names of the settings that say what the questions of a form fill."""

import re

SETTING = re.compile(r"\s*form\s*:\s*(.*\S)\s*", re.IGNORECASE | re.DOTALL)


def form_of(setting: str) -> str | None:
    """Return the form that a setting is about ("Form: Responses 1"), None if it is another setting."""
    found = SETTING.fullmatch(setting)
    return found[1] if found else None


def setting_of(form: str) -> str:
    """Return the name of the setting that says what fills what for a form."""
    return f"Form: {form}"
