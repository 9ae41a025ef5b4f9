"""The words by which a form is known: what its time stamp is called, and what its questions ask for."""

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.forms.deed_words import HELPING, IN_PERSON_OR_NOT, IN_PERSON_OR_NOT_AR

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

_SOMEBODY = (
    r"\b(who|whom|any ?one|any ?body|some ?one|some ?body|which (mentors?|mentees?|people)|quien|quienes|alguien|"
    r"qui|quelqu un|wer|wen|wem|jemand\w*|quem|alguem)\b"
)
_CHOICE = (
    r"\b(\d(st|nd|rd|th|a|o|er|re|e|eme|ere)|first|second|third|fourth|fifth|top|primera?|segunda?|tercera?|premiere?|"
    r"deuxieme|troisieme|erste\w*|zweite\w*|dritte\w*|primeira?|terceira?|[1-9])\b"
)
_OF_A_PERSON = (
    r"(?!.*\b(topics?|subjects?|areas?|sessions?|times?|slots?|days?|dates?|roles?|skills?|tracks?|themes?|"
    r"needs?|needed|languages?|cit(y|ies))\b)"
)
_NOT_OF_ORIGIN = r"^(?!.*\b(home ?towns?|(?<!work )(?<!working )from|born|gr[oe]w up|originally|did you (study|go)|natal\w*|origen|origine|origem|naciste|creciste|estudiaste|heimat\w*|geboren|de (donde|onde)|d ou)\b|.*مسقط).*"
"""Where somebody comes from is not where they meet."""
_WORDED = (
    (
        "Reports to",
        r"\bmanager\b(?!.*\b(experience|skills?)\b)",
        r"\bsupervis(or|ed by|es you)(?!.*\b(experience|skills?)\b)",
        r"\b(thesis|phd|doctoral|dissertation|academic|research|faculty|programme|program) (advisor|adviser)\b|\bwho (is|are) your (advisor|adviser)s?\b",
        r"\bbetreuer\w*\b.*\b(doktor|master|bachelor|abschluss|dissertation|promotion)\w*|\bdoktor(vater|mutter)\b|\bfuhrungskraft\b",
        r"\bdirec(teur|trice) de (these|memoire|recherche)\b|\bdirector\w* de (la )?tesis\b|\btutora? de (la )?tesis\b",
        r"\b(responsable|chef\w*|superieure?) (direct\w*|hierarchique|de service|d equipe)\b|\bchefia\b|\borientador\w* d[aeo] (tese|mestrado|doutorado|dissertacao)\b",
        r"^n 1$|\b(?:mon|ma|votre|ton|son|le|la|du) n 1$",
        r"\breports? to\b|\bboss\b|\bvorgesetzte|\bjef[ea]\b|\bsuperieure?\b|\bchefe\b|\b(e )?mail (des|der|deine[sr]|ihre[sr]) (chefs?|chefin|leitung|teamleit\w+|leiter\w*)\b|\b(meine?|deine?|ihre?|mein|dein|ihr) chef(in)?\b",
        r"\b(?:mon|ma|votre|notre|ton|ta) (?:responsable|chef\w*|superieure?|manageure?)\b(?! (?:de|du|d) (?!service|equipe))|\b(?:su|tu|mi|vuestr[oa]) (?:responsable|superiora?|supervisora?|gerente)\b|\b(?:(?:d?[oa]|seu|sua|meu|minha) )(?:gestora?|superiora?|chefia)\b|\bgestora? (?:diret|imediat)[oa]\b|\b(?:jefatura|superior|gerente) (?:direct|inmediat|diret|imediat)[oa]\b",
        r"مديرك|المدير|المشرف المباشر|الرييس المباشر|مشرف (علي |على )?(ال)?(رسالة|اطروحة)|مشرفك",
    ),
    (
        "Supports at least",
        r"\b(minimum|min|mindestzahl|mindestanzahl|minimo) (number |no |an )?(of |de )?(mentees?|mentor(?!ing|s?\b)\w+|filleule?s?|tutorad[oa]s|ahijad[oa]s)\b",
        r"\b(how many|wie viele|combien|[cq]uant[oa]s)\b.*\b(at (the )?least|minimum|mindestens|au moins|como minimo|al menos|no minimo|pelo menos)\b",
    ),
    (
        "Supports for",
        r"\bhow long\b.*\b(can|could|would|will) you (?!like|want|wish|need|prefer).*\b(support|mentor|accompany|commit)\b(?!.*\b(each|every|per|a) (week|month|session)\b)",
        r"\bwie lange\b.*\b(unterstutzen|begleiten|betreuen|mentor\w*)|\bcombien de temps\b.*\b(accompagner|soutenir|engager)(?!.*\b(semaine|mois)\b)",
        r"\b(cuanto tiempo|quanto tempo)\b.*\b(apoyar|apoiar|acompanh?ar|mentorizar|comprometer\w*)(?!.*\b(semana|mes)\b)",
        r"كم .*(مدة|المدة|وقت|الوقت).*(دعم|تدعم|ارشاد|ترشد|التزام|تلتزم)(?!.*(اسبوع|شهر))",
    ),
    (
        "Can support",
        r"\bhow many.*\b(mentees|tutees|coachees|proteges)\b",
        rf"\bhow many (?!hours|sessions|meetings|weeks|months|years|days|times|languages|subjects|topics).*\b(could|can|would|are|will) you\b.*\b({HELPING})\b(?! you\b)",
        rf"\bhow many (student|people|person|participant|learner)s?\b.*\b({HELPING}|mentoring)\b(?! you)",
        r"\b(max(imum)?|number of|most) (number of )?mentees\b",
        r"\bmentees? (limit|capacity|maximum|max)\b",
        r"^capacity\b",
        r"\b(cuantas|cuantos)\b.*\b(apoyar|ayudar|acompanar|mentorizar|mentorear|guiar|orientar|tutorizar|asesorar|apadrinar|acoger)",
        r"\bcombien\b.*\b(aider|accompagner|soutenir|encadrer|parrainer|coacher|guider|suivre|mentorer)",
        r"\bwie viele\b.*\b(unterstutzen|helfen|begleiten|betreuen|coachen|anleiten|beraten|ubernehmen)",
        r"\bquant[ao]s\b.*\b(apoiar|ajudar|acompanhar|orientar|mentorar|guiar|apadrinhar|receber)",
        r"كم .*(تدعم|تساعد|دعم|مساعد|ارشاد)",
        r"\b(nombre|nb|numero|anzahl|max\w*)\b.*\b(filleule?s?|mentore?e?s|mentorad[oa]s|mentorizad[oa]s|mentorand\w*|mentees?|tutorad[oa]s|ahijad[oa]s|afilhad[oa]s)\b",
        r"^a cuantas personas\b(?!.*\b(quieres|buscas|necesitas)\b)|^(a |para )?quantas pessoas\b(?!.*\b(quer|procura|precisa)\b)",
    ),
    (
        "Wants at most",
        r"\bhow many.*\b(mentors|helpers|you (like|want|wish)|matched|help you|for you)\b",
        r"\b(max(imum)?|number of) (number of )?mentors\b",
    ),
    (
        "Would like",
        _SOMEBODY
        + r".*\b(like|want|wish|hope|prefer|request|choose)\b.*\b(match|pair|meet|work|mentor|assigned|with)",
        _CHOICE
        + r".*\b(choice|preference|pick|option|eleccion|opcion|choix|wahl|wunsch|escolha|opcao)\b"
        + _OF_A_PERSON,
        r"\b(choice|preference|pick|rank|eleccion|opcion|choix|wahl|wunsch|escolha|opcao) (number )?"
        + _CHOICE
        + _OF_A_PERSON,
        (
            r"\b(prefer|request)(red|ed|ence)?s? (for )?(an? |your )?(specific |particular )?(mentor|mentee|"
            r"partner|match)s?( name)?$"
        ),
        r"\b(con )?quien(es)?\b.*\b(gustaria|quieres|quiere|deseas|prefieres)\b",
        r"\bavec qui\b.*\b(aime\w*|souhait\w*|voudr\w*|veux|voulez|prefer\w*|desir\w*)",
        r"\bmit wem\b.*\b(mocht\w*|willst|wollen|wurd\w*|wunsch\w*|gern\w*|lieber|am liebsten|bevorzug\w*)",
        r"\bcom quem\b.*\b(gost\w*|quer\w*|prefer\w*|desej\w*)",
        r"\bwunschpartner",
        (
            r"(الخيار|الاختيار|الرغبة|التفضيل) (الاولى|الثانية|الثالثة|الاول|الثاني|الثالث|الرابع|الخامس)"
            r"(?!.*(موضوع|مجال|وقت|يوم|مهارة))"
        ),
        r"مع من.*(تود|ترغب|تفضل|تريد|تحب)",
    ),
    (
        "Email",
        r"\be ?mails?\b",
        r"\be post\b",
        r"\bcorreo( electronico|s)?\b",
        r"\bcourriel\b",
        r"\bposta elettronica",
        r"\bmail (address|adresse)",
        r"البريد|ايميل|الايميل",
    ),
    (
        "How often",
        r"\bhow (often|frequent)",
        r"\bfrequency\b",
        r"\brhythm\b",
        r"\bcon que frecuencia",
        r"\ba quelle frequence",
        r"\bwie (oft|haufig)",
        r"\bcom que frequencia",
        r"كم مرة",
    ),
    (
        "Level",
        r"\bexperience do you",
        r"\bhow long have you",
        r"\bseniority\b",
        r"\bcareer (stage|level)",
        r"\byears of (work )?experience",
    ),
    ("Priority", r"\bhow (important|urgent)", r"\bpriority\b", r"\burgen"),
    (
        "Kind",
        r"\bfor how long",
        r"\bhow long (should|would|do|will)",
        r"\blength of (the )?(mentor|relationship|support)",
    ),
    (
        "Time zone",
        r"\btime ?zone\b",
        r"\bzeitzone\b",
        r"\bfuseau horaire",
        r"\b(zona|huso) horari[ao]",
        r"\bfuso horario",
        r"المنطقة الزمنية",
    ),
    (
        "Availability",
        r"\bwhen\b(?! (?:match|pair|being|choos|assign|select|consider)\w*| (?:we|you are|you re) (?:match|pair|assign|choose)\w*)(?!.*\b(born|birth|join|start|graduat|did you)\w*)",
        r"\bavailab",
        r"\b(which|what|best) (days?|times?|hours?)\b",
        r"\bcuando\b",
        r"\bdisponib|\b(days?|times?|evenings?|slots?|hours?)\b.*\b(works?|suits?|free|fine|possible|convenient)\b|\b(welchen? tage\w*|welchen? zeiten|quels (jours|creneaux|horaires)|creneaux|(que|cuales|quais) (dias|horarios))\b",
        r"\bquand\b",
        r"\bwann\b",
        r"\bverfugbar",
        r"\bquando\b",
        r"متى|اوقات",
    ),
    (
        "Languages",
        r"\blanguages?\b(?!.*\bprogram)(?<!programming languages)",
        r"\byou speak\b",
        r"\bsprachen?\b",
        r"\blangues?\b",
        r"\bidiomas?\b",
        r"\blinguas?\b",
        r"لغات|اللغات|لغة",
    ),
    (
        "Channel",
        r"\bhow (would|do) you (like|prefer) to (talk|be (contacted|reached|in touch)|communicate|keep in touch|chat)",
        r"\bcomment .*(communiquer|echanger|contacte)|\bwie .*(sprechen|kommunizier|kontaktier|erreich)",
        r"\bcomo .*(comunicar|hablar|falar|conversar|contactar|contatad)|كيف .*(التواصل|نتواصل)",
        r"\b(preferred|communication) channel",
        r"^channel",
        r"\bcomo prefieres (hablar|comunicar)",
    ),
    ("Arrangement", r"\bpaid\b", r"\bpayment", r"\bcompensation", r"\bstipend", r"\bon what terms"),
    (
        "Where",
        r"\bhow (would|do|could|can) you (like|prefer|want)? ?(to )?meet",
        r"\bcomment .*(rencontrer|vous voir|te voir)|\bwie .*treffen|\bcomo .*(reunir|encontrar)",
        r"كيف .*(اللقاء|تلتقي|نلتقي)",
        _NOT_OF_ORIGIN
        + r"(\bwhere\b(?!.*\bhear)|\bcity\b|\bdonde\b|\bciudad\b|\bou (es|habit|vivez|vis|etes)|\bville\b|\bwo\b|\bstadt\b|\bonde\b|\bcidade\b|مدينة|المدينة|اين)",
        r"\bbased\b",
        r"\bin person\b",
        r"\b(online|remote|virtual|virtuell)\b.*\b(or|oder|ou|o)\b|\b(ou|oder|o|or) (online|virtual|remote|a distance|a distancia|remoto|en ligne|en linea)\b",
        rf"\b({IN_PERSON_OR_NOT})\b.*\b(or|oder|ou|o)\b.*\b({IN_PERSON_OR_NOT})\b|(?:{IN_PERSON_OR_NOT_AR}).*(?:{IN_PERSON_OR_NOT_AR})",
    ),
    (
        "Offers",
        r"\b(offers?|contribute|give)\b",
        r"\b(want|like|happy|able|willing|can|could) (to )?(teach|share|advise|mentor|coach)\b|\b((want|like|happy|able|willing|glad) to|can|could) (help|assist|support) (others )?(with|in|on)\b",
        r"\byou (help|support|mentor)\b",
        r"\b(help|support|mentor) (others|other people|someb|someo)",
        r"\bas a (mentor|giver|helper)\b",
        r"\byou (be able to |be willing to |like to )?(mentor|coach|teach|advise)\b",
        r"\bofrec",
        r"\bayudar a (otr|alguien)",
        r"\bpuedes ayudar\b",
        r"\b(offrir|proposer|apporter)\b",
        r"\baider (les autres|d autres|quelqu)",
        r"\b(mentoring|teaching|advising|coaching|helping) (others|other people|someone|somebody|students)\b",
        r"\b(anbieten|biete\w*|beitragen)\b",
        r"\banderen\b.*\bhelfen",
        r"\boferec",
        r"\bajudar (outr|algu)",
        r"\bpode ajudar\b",
        r"\bich kann (gut )?helfen\b|\bkannst du (gut )?helfen\b|\bkonnen sie (gut |anderen )?helfen\b",
        r"\b(je peux|pouvez vous|peux tu) (bien )?aider\b|\bpuedo ayudar\b|\bposso (ajudar|ensinar)\b|\bpuedo ensenar\b|\bje peux enseigner\b|\bich kann (unterrichten|beibringen|lehren)\b",
        r"تقدم|مساعدة الاخرين|تساعد|(يمكنني|استطيع|اقدر) (ال)?مساعدة|يمكنني ان اساعد",
    ),
    (
        "In their words",
        r"\bown words",
        r"\btell us more",
        r"\bwhat exactly",
        r"\bmore about",
        r"\bdetails?\b",
        r"\btus (propias )?palabras",
        r"\bpropres mots",
        r"\beigenen worten",
        r"\bsuas (proprias )?palavras",
        r"بكلماتك",
    ),
    (
        "Needs",
        r"\bneeds?\b",
        r"\b(want|like|hope|wish) to (learn|improve|develop|grow|work on|get better)\b",
        r"\blooking for\b",
        r"\b(like|want) (some )?(help|support)\b",
        r"\bhelp with\b",
        r"\bhope to (get|gain|find|achieve|learn)\b",
        r"\bas a (mentee|learner)\b",
        r"\byou (be mentored|like to learn|want to learn)\b",
        r"\b(want|like|hope|get|gain|expect)\b.*\bfrom (a|your|the|this) (mentor|mentorship|program)",
        r"\bnecesit",
        r"\bbuscas\b",
        r"\bbesoins?\b",
        r"\b(cherche|cherchez|cherches|recherche)\b",
        r"\bbrauch",
        r"\bsuchst\b",
        r"\bsuchen sie\b",
        r"\bprecis",
        r"\bprocura\b",
        r"\b(aimer\w+|voudr\w+|souhait\w+|veux|voulez)\b.*\b(de l aide|aide (sur|pour|en|avec))\b|\b(quiero|quisiera|gustaria|busco)\b.*\b(ayuda|apoyo)\b",
        r"\b(mocht\w*|wunsch\w*|suche)\b.*\b(hilfe|unterstutzung)\b|\b(quero|gostaria|queria|busco)\b.*\b(ajuda|apoio)\b",
        r"تحتاج|تبحث|احتاج|ابحث عن",
    ),
    ("Wishes to share", r"\b(some ?one|some ?body|mentor|person) (who|that|with whom) (you )?shares?\b"),
    (
        "Shares",
        r"\bidentit",
        (
            r"\bbackground\b(?!.*\b(educat|profession|academ|work|technical|check)\w*)(?<!educational "
            r"background)"
        ),
    ),
    (
        "Interests",
        r"\binterests?\b(?!.*\b(research|professional|career|academic)\b)|\bhobb|\bfree time",
        r"\boutside (of )?work",
        r"\benjoy\b",
        r"\bintereses\b",
        r"\baficiones\b",
        r"\binterets?\b",
        r"\bloisirs\b",
        r"\binteressen\b|\bfreizeit\b|\binteresses\b",
        r"اهتمامات|هوايات",
    ),
    (
        "Team",
        r"(?<!for the )(?<!to the )(?<!for our )(?<!to our )\bteam\b",
        r"\bdepartment\b",
        r"\bunit\b",
        r"\borgani[sz]ation\b",
        r"\bequipo\b|\bequipe\b|\babteilung\b",
    ),
    (
        "Name",
        r"\bname\b(?!.*\b(pet|company|school|employer|university|organi[sz]ation|team|manager|program\w*)\b)",
        r"\bbe called\b|^(who are you|wer bist du|wer sind sie|quien eres|qui etes vous|qui es tu|quem e voce)$|^من انت",
        r"\bcall you\b",
        r"\b(vor|ruf|zu) ?name\b|\bvor ?name|\b(vor und )?nachname\b|\bnom et prenom|\bprenom et nom|\bnome e sobrenome",
        r"\bnombre\b|\bnom\b|\bnome\b|\bnaam\b",
        r"\bte llamas\b|\bse llama\b|\bti chiami\b",
        r"\bheis(t|st|sen)\b",
        r"\bt appelles\b|\bappelez vous\b",
        r"اسمك|الاسم",
    ),
)
QUESTION_PATTERNS = tuple((column, LatePattern("|".join(patterns))) for column, *patterns in _WORDED)
"""Which column a question means, by its plain words; the first that fits counts: narrow ones come first.

What denies or refuses is told from it before (`cells.refusal`).
"""
