"""The words by which people say that they ask for a mentor, or would be one: a table for each language.

Words are plain (small letters, no accents). A word that means both, such as "student", is a role only beside one that
is plainly the other side: see `roles`.
"""

from mentorsheets.domain.late_pattern import LatePattern

_ASKERS = {
    "en": r"mentees?|mentorees?|learners?|proteges?|protegees?|askers?|advisees?|coachees?|tutees?|apprentices?|padawans?|"
    r"little|littles|help ?seekers?",
    "es": r"mentorad[oa]s?|mentorizad[oa]s?|mentoread[oa]s?|aprendiz|aprendiza|aprendices|pupil[oa]s?|tutorad[oa]s?|"
    r"tutelad[oa]s?|tutorizad[oa]s?|protegid[oa]s?|discipul[oa]s?|ahijad[oa]s?|telemac[oa]s?|acompanad[oa]s?",
    "fr": r"mentore es?|filleule?s?|apprenante?s?|accompagne(?:e|es)?|beneficiaires?|parraine(?:e|es)?",
    "de": r"mentorand\w*|mentoriert\w*|schutzling\w*|patenkind\w*|lernende\w*|ratsuchende\w*|begleitete\w*|lehrling\w*",
    "pt": r"mentorad[oa]s?|mentorand[oa]s?|orientand[oa]s?|tutorand[oa]s?|afilhad[oa]s?|apadrinhad[oa]s?|aprendizes",
}
_ASKERS_AR = r"متدرب|متعلم|مسترشد|مستفيد|تلميذ|طالب(?:ة)? (?:ال)?ارشاد|باحث(?:ة)? عن مرشد"
_GIVERS = {
    "en": r"mentors?|helpers?|givers?|advisors?|advisers?|coach|coaches|tutors?",
    "es": r"mentor[ae]s?|mentores|tutor[ae]s?|tutores|asesor[ae]?s?|asesores|padrin[oa]s?|madrinas?|consejer[oa]s?|"
    r"orientador[ae]?s?|acompanantes?|guias?",
    "fr": r"mentrices?|parrains?|marraines?|tuteurs?|tutrices?|accompagnateurs?|accompagnatrices?|conseillere?s?",
    "de": r"mentorin|mentorinnen|mentoren|pate|patin|paten|patinnen|betreuer\w*|ratgeber\w*|tutorin\w*|tutoren|"
    r"begleiterin|begleiterinnen|begleiter",
    "pt": r"padrinhos?|madrinhas?|orientador[ae]?s?|conselheir[oa]s?",
}
_GIVERS_AR = r"مرشد|موجه|مدرب|معلم"
_EITHER = {
    "en": "both|either|any role",
    "es": "ambos|ambas|los dos|las dos|cualquiera de los dos|los 2",
    "fr": "les deux|l un ou l autre|les 2",
    "de": "beides?|beide rollen|sowohl als auch",
    "pt": "os dois|as duas|qualquer um dos dois|ambos",
}
_EITHER_AR = "كلاهما|كلا الدورين|الاثنان|الاثنين"
_WEAK_ASKERS = (
    r"students?|undergrad\w*|beginners?|newbies?|first years?|buddees?|sponsees?|little (?:sibs?|siblings?|brothers?|sisters?|buddy)|nouve(?:au|lle|aux|lles)s?|new (?:arrivals?|members?|students?|hires?|starters?|joiners?|nurses?|teachers?|employees?|volunteers?)|neuling\w*|neuangekommene\w*|neuankommling\w*|erstis?|nuev[oa]s?|novat[oa]s?|calour[oa]s?|"
    r"einsteiger\w*|anfanger\w*|debutante?s?|principiantes?|iniciantes?|freshm[ae]n|freshers?|juniors?|newcomers?|new hires?|trainees?|interns?|"
    r"estudiantes?|alumn[oa]s?|etudiante?s?|eleves?|stagiaires?|studierende\w*|student(?:in|innen|en)?|schuler\w*|azubis?|"
    r"alun[oa]s?|estagiari[oa]s?"
)
_WEAK_GIVERS = (
    r"seniors?|experienced|erfahrene\w?|bigs?|big (?:sibs?|siblings?|brothers?|sisters?|buddy)|buddy|buddies|hosts?|lotsen?|lotsin\w*|alumni|alumnus|alumnae|alums?|graduates?|professionals?|teachers?|professors?|faculty|experts?|volunteers?|sponsors?|guides?|alumnas?|"
    r"profesor[ae]?s?|profesores|docentes?|maestr[oa]s?|profesionales?|expert[oa]s?|egresad[oa]s?|"
    r"enseignante?s?|professionnel\w*|ancien\w*|lehrer\w*|lehrkraft\w*|absolvent\w*|ehemalige\w*|"
    r"professor[ae]s?|professores|profissiona\w+|ex alun[oa]s?"
)
_WEAK_ASKERS_AR, _WEAK_GIVERS_AR = r"طالب|طالبة|طلاب", r"خريج|استاذ|خبير"


def _any(words: dict[str, str], arabic: str) -> LatePattern:
    return LatePattern(rf"\b(?:{'|'.join(words.values())})\b|{arabic}")


ASKERS, GIVERS = _any(_ASKERS, _ASKERS_AR), _any(_GIVERS, _GIVERS_AR)
"""What somebody is called who asks, and who gives."""
BOTH_WORDS = _any(_EITHER, _EITHER_AR)
WEAK_ASKERS = LatePattern(rf"\b(?:{_WEAK_ASKERS})\b|{_WEAK_ASKERS_AR}")
WEAK_GIVERS = LatePattern(rf"\b(?:{_WEAK_GIVERS})\b|{_WEAK_GIVERS_AR}")
"""What is a role beside a plain word for the other side, and else somebody's work."""
_NEW = (
    r"(?:international |incoming |exchange |transfer )?(?:student|fresher|freshm[ae]n|newcomer|newbie|starter|novice|junior|first year|mentee)s?|"
    r"new (?:student|member|hire|starter|joiner|employee|volunteer|arrival|teacher|parent|colleague|comer|person)s?|newcomers?|new|(?:fresh|new) (?:faces?|blood)|rookies?|first timers?|buddees?|sponsees?|neuling\w*|neuangekommene\w*|neuankommling\w*|neue[rs]?(?: \w+)?|"
    r"erstsemester\w*|erstis?|gaststudent\w*|nouve(?:au|lle|aux|lles)(?: \w+)?|primo arrivant\w*|nuev[oa]s?(?: \w+)?|novat[oa]s?|recien llegad[oa]s?|calour[oa]s?|nov[oa]s?(?: \w+)?|"
    r"recem chegad[oa]s?|(?:طالب|عضو) جديد"
)
_LEARNERS = (
    r"(?:student|pupil|learner|mentee|tutee|apprentice|trainee|beginner|novice|newcomer|protege)s?|schuler|lehrling|azubi|auszubildende\w?|lernende\w?|studierende\w?|studentin|studentinnen|eleve|etudiante?|apprentie?|apprenante?|debutante?|tutoree?|"
    r"alumn[oa]s?|estudiantes?|aprendiz\w*|discipul[oa]s?|pupil[oa]s?|alun[oa]s?|تلميذ\w*|طالب\w*|متعلم\w*"
)
COUNTERPARTS = (
    (LatePattern(r"(?:peer |student )?(?:teacher|instructor|tutor|trainer)s?|lehrer|lehrkraft|lehrerin|nachhilfelehrer|nachhilfelehrkraft|enseignante?|professeure?|tuteur|tutrice|profesor[ae]?s?|docentes?|maestr[oa]s?|professor[ae]?s?|معلم\w*|مدرس\w*|استاذ\w*"), LatePattern(_LEARNERS)),
    (LatePattern(r"masters?|meister|maitre|maestr[oa]|mestres?"), LatePattern(r"apprentices?|novices?|lehrling|azubi|apprentie?|aprendiz\w*")),
    (LatePattern(r"coach(?:es)?|coachs"), LatePattern(r"coachees?|coachees|coachi|klient(?:in)?")),
    (LatePattern(r"(?:god)?(?:sponsor|parent|mother|father)s?|parrain|marraine|pate|patin|paten|padrin[oa]s?|madrinas?|padrinhos?|madrinhas?"), LatePattern(r"(?:god(?:child|son|daughter)|protegee?|sponsee|sponsored)s?|filleule?s?|patenkind\w*|ahijad[oa]s?|afilhad[oa]s?|schutzling\w*")),
    (LatePattern(r"(?:the )?seniors?"), LatePattern(r"(?:the )?juniors?")),
    (LatePattern(r"experts?|experte|expertin|expert[oa]s?|experte?s?"), LatePattern(r"novices?|beginners?|learners?|neulinge?|anfanger|principiantes?|debutante?s?|iniciantes?")),
    (LatePattern(r"alum(?:ni|nus|na|nae|s)?|graduates?|absolvent\w*|ehemalige\w?|egresad[oa]s?|ancien(?:ne)?s?"), LatePattern(_LEARNERS)),
    (LatePattern(r"advis[eo]rs?|conseiller|conseillere|asesor[ae]?s?|berater"), LatePattern(r"advisees?|conseillee?|asesorad[oa]s?|ratsuchende\w?")),
    (LatePattern(r"guides?|navigators?|ambassadors?|companions?|helpers?|volunteers?|begleiter|helfer|benevoles?|voluntari[oa]s?"), LatePattern(_NEW)),
    (LatePattern(r"bigs?(?: \w+)?"), LatePattern(r"(?:littles?|smalls?)(?: \w+)?")),
    (LatePattern(r"(?:(?:senior|older|peer|local|my|student) )?(?:budd(?:y|ies)|hosts?|sponsors?|lots(?:e|en|in)|gastgeber\w*|anfitrion\w*|veteran[oa]s?)"), LatePattern(_NEW)),
    (LatePattern(r"grande?s?(?: (?:soeur|frere|hermano|hermana|irmao|irma))?"), LatePattern(r"(?:petite?s?|pequen[oa]s?)(?: (?:soeur|frere|hermano|hermana|irmao|irma))?")),
    (LatePattern(r"veteran[oa]s?|ancien(?:ne)?s?|erfahrene\w?|experienced(?: \w+)?|old hands?|(?:con )?experiment(?:ad[oa]|e|ee)s?|experientes?|routiniers?"), LatePattern(rf"{_NEW}|einsteiger\w*|anfanger\w*|beginners?|debutante?s?|principiantes?|iniciantes?")),
)  # fmt: skip
"""Two words of which each is a role beside the other alone, below a question for the role: who gives, who asks."""
RANKS_OF_PEOPLE = {
    **dict.fromkeys(
        (
            "seniors",
            "bigs",
            "hosts",
            "buddies",
            "gastgeber",
            "lotsen",
            "anfitriones",
            "madrinhas",
            "madrinas",
            "guides",
            "veteranas",
            "veteranos",
            "lotsinnen",
        ),
        "mentors",
    ),
    **dict.fromkeys(
        (
            "juniors",
            "littles",
            "newcomers",
            "proteges",
            "neulinge",
            "afilhados",
            "ahijados",
            "buddees",
            "sponsees",
        ),
        "mentees",
    ),
}
"""What lists are called after those who are further along, and those who are not."""
ROLE_QUESTION = LatePattern(
    r"\bsigning up as\b|\bsign up as\b|\bapplying (?:as|to be)\b|\bparticipat\w+ as\b|\bjoin\w* as\b|\btaking part as\b|"
    r"\bmentor\w* (?:or|and|oder|ou|o|vs)? ?(?:an? )?(?:mentee|mentore|mentorad|mentorand|filleul|schutzling|protege|aprendiz)|"
    r"\b(?:mentee|mentorad\w|mentorand\w*) (?:or|and|oder|ou|o|vs)? ?(?:an? )?mentor\b|"
    r"\bmentor(?:ship|ing|ship program\w*)? role\b|\brole (?:in|type|as|would you|do you)\b|\binterested in being\b|"
    r"\b(?:como|de que forma|en que rol) (?:quieres|te gustaria|deseas|vas a) (?:participar|inscribirte)\b|"
    r"\bque papel\b|\ben tant que\b|\bquel role\b|\bals was\b|\bwelche rolle\b|\bin welcher rolle\b|\bcomo (?:quer|deseja) participar\b|"
    r"دورك|بصفتك"
)
"""A question that asks for the role, whatever the answers."""
MAY_ASK_FOR_ROLE = LatePattern(
    r"^(?:your |tu |su |sua |dein |ihr )?(?:part|parte|teil)(?: (?:in|en|im|no)\b.*)?$|^(?:(?:your|my|tu|votre|deine|ihre|seu|preferred) )?(?:roles?|rol|rolle|papel|funcion|funcao|side|type|tipo|"
    r"participant type|i am(?: an?)?|i m(?: an?)?|ich bin(?: eine?)?|soy(?: una?)?|je suis(?: une?)?|vous etes|(?:eu )?sou(?: uma?)?|انا|الدور|دور)$|\brole\b|\brol\b|\brolle\b|\bpapel\b|الدور"
)
"""A question that may ask for the role, or for somebody's work: its answers tell."""
NOT_OF_WILL = LatePattern(
    r"\b(?:before|previous\w*|ever|past|experience\w*|training|trained|current\w*|already|last|had|were|was|attended|received|"
    r"prefer\w*|same|similar|in your|from your|of your|your own|who shares?|with whom|"
    r"know|read|handbook|agree\w*|consent\w*|aware|e ?mail|contact|(?<!to be )(?<!getting )(?<!being )(?:assigned|matched)|confirmed|approved|name|met|"
    r"antes|ya|anterior\w*|experiencia|deja|avant|experience|schon|bereits|fruher|erfahrung\w*|ja foi|ja teve|anterior\w*)\b|"
    r"^(?:do|did|have|has) you (?:have|had|been|know)\b|^tienes\b|^avez vous\b|^as tu\b|^hast du\b|^haben sie\b|^voce tem\b|سابق|من قبل"
)
"""What makes a question of yes or no one for what was, and not for what somebody would be."""
