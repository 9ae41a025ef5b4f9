"""Knowing a header or a question that asks for one part of a name."""

import re

FIRST_NAME = re.compile(
    r"\b(first|given|fore|preferred) ?names?\b|\bvornamen?\b|\bprenom\b|\bprimer nombre\b|\bprimeiro "
    r"nome\b|الاسم الاول"
    r"|^(nombre|nombres|nome|nombre s|first)$"
)
LAST_NAME = re.compile(
    r"\b(last|family) ?names?\b|\bsurnames?\b|\bnachname\b|\bzuname\b|\bfamilienname\b|\bnom de famille\b|"
    r"\bapellidos?\b|"
    r"\bsobrenome\b|\bapelido\b|اسم العايلة|^(nom|last)$"
)
