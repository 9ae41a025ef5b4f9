"""How well somebody can do what they name, behind a topic: "Excel: advanced", "SQL (beginner)"."""
# ruff: noqa: E501 - a table of words reads by its columns

import re

_LOW = (
    "none|no|not yet|zero|beginner|beginners|basic|basics|novice|starter|low|elementary|some|a little|little|limited|want to learn|learning|"
    "ninguno|nulo|principiante|basico|básico|bajo|poco|inicial|débutante?|debutante?|notions|faible|peu|anfänger|anfaenger|anfängerin|keine|grundkenntnisse|gering|wenig|"
    "nenhum|iniciante|baixo|pouco|مبتدئ|مبتدئة|ضعيف|قليل"
)
_GOOD = (
    "intermediate|medium|mid|good|strong|advanced|expert|experienced|proficient|professional|fluent|native|high|very good|excellent|can teach|"
    "intermedio|medio|avanzado|avanzada|experto|experta|alto|bueno|intermédiaire|moyen|bon|avancée?|confirmée?|experte?|élevé|courant|"
    "mittel|gut|sehr gut|fortgeschritten|fortgeschrittene|experte|expertin|hoch|fließend|intermediário|intermédio|médio|avançado|avançada|especialista|bom|متوسط|متقدم|متقدمة|خبير|خبيرة|جيد|ممتاز"
)
_BEHIND = re.compile(
    rf"^(?P<topic>[^\W\d_].*?)\s*(?::|=|\s[-–—]|[(\[])\s*(?:level |nivel |niveau |nível )?(?:(?P<low>{_LOW})|{_GOOD})(?: level)?\s*[)\]]?$",
    re.IGNORECASE,
)


def drop_level(topic: str, *, is_offered: bool) -> str:
    """Return a topic without how well somebody can do it; what they hardly can stays as it is where it is offered."""
    found = _BEHIND.match(topic.strip())
    return topic if found is None or (is_offered and found["low"]) else found["topic"]
