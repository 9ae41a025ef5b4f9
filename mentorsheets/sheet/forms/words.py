"""The words by which a form is known: what its time stamp is called, and what its questions ask for."""

import re

TIME_STAMPS = (
    "Timestamp", "Completion time", "Submitted at", "Submission time", "Zeitstempel", "Horodateur",
    "Marca temporal", "Marca de temps", "Carimbo de data/hora", "Informazioni cronologiche", "Tijdstempel",
    "Tidsstempel", "Tidsstämpel", "Tidstämpel", "Tidsmerke", "Aikaleima", "Sygnatura czasowa",
    "Znacznik czasu", "Časová značka", "Časové razítko", "Časová pečiatka", "Časovna oznaka",
    "Vremenska oznaka", "Időbélyeg", "Marcaj de timp", "Marcă temporală", "Zaman damgası", "Stempel waktu",
    "Cap waktu", "Dấu thời gian", "Χρονική σήμανση", "Χρονική σφραγίδα", "Отметка времени", "Позначка часу",
    "Мітка часу", "Клеймо за време", "Временска ознака", "חותמת זמן", "طابع زمني", "الطابع الزمني",
    "टाइमस्टैम्प", "ประทับเวลา", "타임스탬프", "タイムスタンプ", "时间戳", "时间戳记", "時間戳記",
)  # fmt: skip
"""What Google Forms and its like write above the moment of an answer, in the language of the form's maker."""

FIRST_NAME = re.compile(r"\b(first|given|fore) ?name\b")
LAST_NAME = re.compile(r"\b(last|family) name\b|\bsurname\b")

_SOMEBODY = r"\b(who|whom|any ?one|any ?body|some ?one|some ?body)\b"
_WORDED = (
    ("Reports to", r"\bmanager", r"\bsupervis", r"\breports? to\b", r"\bboss\b"),
    ("Avoid", r"\b(not|never)\b.*\b(match|pair|meet|work|put|be)", r"\bavoid\b"),
    (
        "Can support",
        r"\bhow many.*\bmentees\b",
        r"\bhow many.*\b(could|can|would|are) you\b.*\b(support|mentor|help|take)\b(?! you\b)",
    ),
    ("Wants at most", r"\bhow many.*\b(mentors|helpers|you (like|want|wish)|matched|help you|for you)\b"),
    ("Would like", _SOMEBODY + r".*\b(like|want|wish|hope|prefer)\b.*\b(match|pair|meet|work)"),
    (
        "Email",
        r"\be ?mail\b",
        r"\be post\b",
        r"\bcorreo electronico",
        r"\bcourriel\b",
        r"\bposta elettronica",
    ),
    ("How often", r"\bhow (often|frequent)", r"\bfrequency\b", r"\brhythm\b"),
    ("Level", r"\bexperience do you", r"\bhow long have you", r"\bseniority\b", r"\bcareer stage"),
    ("Priority", r"\bhow (important|urgent)", r"\bpriority\b", r"\burgen"),
    ("Kind", r"\bfor how long", r"\bhow long (should|would|do|will)", r"\bduration\b"),
    (
        "Time zone",
        r"\btime ?zone\b",
        r"\bzeitzone\b",
        r"\bfuseau horaire",
        r"\bzona horaria",
        r"\bfuso horario",
    ),
    ("Availability", r"\bwhen\b", r"\bavailab", r"\b(which|what|best) (days?|times?|hours?)\b"),
    ("Languages", r"\blanguages?\b", r"\byou speak\b", r"\bsprachen?\b", r"\blangues?\b", r"\bidiomas?\b"),
    ("Channel", r"\bhow (would|do) you (like|prefer) to (talk|meet|be|communicate)", r"\bchannel"),
    ("Arrangement", r"\bpaid\b", r"\bpayment", r"\bcompensation", r"\bstipend", r"\bon what terms"),
    ("Where", r"\bwhere\b", r"\bcity\b", r"\bbased\b", r"\bin person\b"),
    (
        "Offers",
        r"\b(offers?|contribute|give)\b",
        r"\byou (help|support|mentor)\b",
        r"\b(help|support|mentor) (others|other people|someb|someo)",
        r"\bas a (mentor|giver|helper)\b",
    ),
    (
        "In their words",
        r"\bown words",
        r"\btell us more",
        r"\bwhat exactly",
        r"\bmore about",
        r"\bdetails?\b",
    ),
    (
        "Needs",
        r"\bneeds?\b",
        r"\blooking for\b",
        r"\b(like|want) (some )?(help|support)\b",
        r"\bhelp with\b",
        r"\bhope to (get|gain|find)\b",
        r"\bas a (mentee|learner)\b",
    ),
    ("Wishes to share", r"\b(some ?one|some ?body|mentor|person) (who|that|with whom) (you )?shares?\b"),
    ("Shares", r"\bidentit", r"\bbackground\b"),
    ("Interests", r"\binterests?\b", r"\bhobb", r"\bfree time", r"\boutside (of )?work", r"\benjoy\b"),
    ("Team", r"\bteam\b", r"\bdepartment\b", r"\bunit\b", r"\borgani[sz]ation\b"),
    (
        "Name",
        r"\bname\b",
        r"\bbe called\b",
        r"\bcall you\b",
        r"\bnombre\b",
        r"\bnom\b",
        r"\bnome\b",
        r"\bnaam\b",
        r"\bte llamas\b",
        r"\bse llama\b",
        r"\bti chiami\b",
        r"\bheis(t|st|sen)\b",
    ),
)
ASKED = tuple((column, re.compile("|".join(patterns))) for column, *patterns in _WORDED)
"""Which column a question means, by its plain words; the first that fits counts: narrow ones come first."""
