"""What people write in the cells that hold one of a few things, in six languages."""
# ruff: noqa: E501 - a table of words reads by its columns

from mentorsheets.domain.model import Arrangement, Level, NeedStatus, Rhythm, Standing
from mentorsheets.sheet.cells.text import lookup

STANDING = lookup(
    {
        Standing.ACTIVE: (
            "active", "yes", "y", "open", "in", "ok", "participating", "true", "1", "here", "current",
            *("wahr", "ja", "aktiv", "dabei", "nimmt teil", "vrai", "oui", "actif", "active", "participe"),
            *("verdadero", "sí", "activo", "activa", "participa", "verdadeiro", "sim", "ativo", "ativa", "نعم", "نشط", "مشارك", "مشاركة"),
        ),
        Standing.PAUSED: (
            "paused", "pause", "on hold", "hold", "on leave", "break", "taking a break", "later", "away",
            *("pausiert", "in pause", "macht pause", "abwesend", "im urlaub", "später", "elternzeit", "beurlaubt"),
            *("en pause", "absent", "absente", "en congé", "plus tard", "en pausa", "pausado", "pausada", "de baja temporal", "ausente"),
            *("más tarde", "de vacaciones", "em pausa", "de férias", "mais tarde", "متوقف مؤقتا", "في إجازة", "استراحة", "لاحقا", "غائب", "غائبة"),
        ),
        Standing.HELD: ("held", "angehalten", "retenu", "retenue", "retenido", "retenida", "retido", "retida", "موقوف", "محجوز"),
        Standing.LEFT: (
            "left", "gone", "no", "n", "inactive", "out", "withdrawn", "stopped", "stop", "unsubscribed", "ended",
            "leaving", "former", "false", "0", "quit", "falsch", "faux", "falso", "nein", "non", "não", "لا",
            *("inactivo", "inactiva", "inactif", "inaktiv", "inativo", "inativa", "baja", "غير نشط"),
            *("ausgetreten", "ausgeschieden", "abgemeldet", "nicht mehr dabei", "ehemalig", "raus", "weg", "beendet"),
            *("parti", "partie", "sorti", "sortie", "désinscrit", "désinscrite", "retiré", "retirée", "ancien", "ancienne", "terminé"),
            *("salió", "se fue", "retirado", "retirada", "dado de baja", "dada de baja", "terminado", "saiu", "desligado", "desligada"),
            *("inscrição cancelada", "encerrado", "غادر", "غادرت", "انسحب", "انسحبت", "ترك", "تركت", "خرج"),
        ),
    }
)  # fmt: skip
RHYTHM = lookup(
    {
        Rhythm.ONCE: (
            "once", "one time", "one conversation", "just once", "single", "one off",
            *("einmal", "einmalig", "ein gespräch", "nur einmal", "une fois", "une seule fois", "ponctuel", "un entretien"),
            *("una vez", "una sola vez", "puntual", "una conversación", "uma vez", "uma só vez", "pontual", "uma conversa"),
            *("مرة واحدة", "مرة", "لمرة واحدة", "محادثة واحدة"),
        ),
        Rhythm.WEEKLY: (
            "weekly", "week", "every week", "once a week", "each week", "every 7 days", "1 week",
            *("wöchentlich", "jede woche", "einmal pro woche", "einmal die woche", "einmal in der woche", "1x pro woche", "woche"),
            *("hebdomadaire", "chaque semaine", "toutes les semaines", "une fois par semaine", "1 fois par semaine", "semanal"),
            *("semanalmente", "cada semana", "todas las semanas", "una vez por semana", "una vez a la semana", "1 vez por semana"),
            *("toda semana", "todas as semanas", "uma vez por semana", "أسبوعيا", "أسبوعي", "كل أسبوع", "مرة في الأسبوع", "مرة أسبوعيا", "مرة كل أسبوع"),
        ),
        Rhythm.FORTNIGHTLY: (
            "every two weeks", "every 2 weeks", "two weeks", "2 weeks", "fortnightly", "fortnight", "biweekly",
            "bi weekly", "every other week", "twice a month",
            *("alle zwei wochen", "alle 2 wochen", "14-tägig", "vierzehntägig", "14-täglich", "zweiwöchentlich", "jede zweite woche"),
            *("zweimal im monat", "zweimal pro monat", "2x im monat", "toutes les deux semaines", "toutes les 2 semaines", "bimensuel"),
            *("tous les quinze jours", "tous les 15 jours", "une semaine sur deux", "deux fois par mois", "2 fois par mois"),
            *("quincenal", "cada dos semanas", "cada 2 semanas", "cada quince días", "cada 15 días", "dos veces al mes", "dos veces por mes"),
            *("quinzenal", "quinzenalmente", "a cada duas semanas", "a cada 2 semanas", "a cada quinze dias", "a cada 15 dias"),
            *("duas vezes por mês", "duas vezes ao mês", "كل أسبوعين", "مرة كل أسبوعين", "مرتين في الشهر", "مرتين شهريا"),
        ),
        Rhythm.MONTHLY: (
            "monthly", "month", "every month", "once a month", "every four weeks", "every 4 weeks",
            *("monatlich", "jeden monat", "einmal im monat", "einmal pro monat", "1x im monat", "alle vier wochen", "alle 4 wochen", "monat"),
            *("mensuel", "mensuelle", "mensuellement", "chaque mois", "tous les mois", "une fois par mois", "1 fois par mois"),
            *("toutes les quatre semaines", "toutes les 4 semaines", "mensual", "mensualmente", "cada mes", "todos los meses", "una vez al mes"),
            *("una vez por mes", "1 vez al mes", "cada cuatro semanas", "cada 4 semanas", "mensal", "mensalmente", "todo mês", "todos os meses"),
            *("uma vez por mês", "uma vez ao mês", "a cada quatro semanas", "شهريا", "شهري", "كل شهر", "مرة في الشهر", "مرة شهريا", "مرة كل شهر", "كل أربعة أسابيع"),
        ),
        Rhythm.QUARTERLY: (
            "quarterly", "every three months", "every 3 months", "every quarter", "quarter",
            *("vierteljährlich", "alle drei monate", "alle 3 monate", "quartalsweise", "einmal im quartal", "trimestriel", "trimestrielle"),
            *("tous les trois mois", "tous les 3 mois", "chaque trimestre", "une fois par trimestre", "trimestral", "trimestralmente"),
            *("cada tres meses", "cada 3 meses", "cada trimestre", "a cada três meses", "a cada 3 meses", "todo trimestre"),
            *("كل ثلاثة أشهر", "كل 3 أشهر", "كل ربع سنة", "ربع سنوي"),
        ),
        Rhythm.YEARLY: (
            "once a year", "yearly", "annually", "every year", "year",
            *("jährlich", "einmal im jahr", "einmal pro jahr", "jedes jahr", "annuel", "annuelle", "une fois par an", "chaque année", "tous les ans"),
            *("anual", "anualmente", "una vez al año", "cada año", "todos los años", "uma vez por ano", "todo ano", "todos os anos"),
            *("سنويا", "سنوي", "كل سنة", "مرة في السنة", "كل عام"),
        ),
    }
)  # fmt: skip
ARRANGEMENT = lookup(
    {
        Arrangement.FREELY: (
            "freely", "free", "for free", "free of charge", "volunteer", "voluntary", "pro bono", "unpaid", "gift", "no charge",
            *("kostenlos", "umsonst", "ehrenamtlich", "unentgeltlich", "freiwillig", "gratis", "gratuit", "gratuitement", "bénévole"),
            *("bénévolement", "volontaire", "gratuito", "gratuita", "gratuitamente", "voluntario", "voluntaria", "sin coste", "sin costo"),
            *("de graça", "voluntário", "voluntária", "sem custo", "مجانا", "مجاني", "تطوع", "تطوعي", "تطوعا", "بدون مقابل"),
        ),
        Arrangement.IN_EXCHANGE: (
            "in exchange", "exchange", "swap", "barter", "mutual", "reciprocal", "trade",
            *("im tausch", "tausch", "gegenseitig", "austausch", "en échange", "échange", "troc", "réciproque", "mutuel"),
            *("a cambio", "en intercambio", "intercambio", "trueque", "recíproco", "mutuo", "em troca", "troca", "intercâmbio"),
            *("mútuo", "مقابل خدمة", "تبادل", "بالتبادل", "متبادل", "مقايضة"),
        ),
        Arrangement.STIPEND: (
            "stipend", "honorarium", "expenses", "grant",
            *("aufwandsentschädigung", "stipendium", "spesen", "bourse", "défraiement", "indemnité", "beca", "gastos", "estipendio"),
            *("bolsa", "ajuda de custo", "despesas", "منحة", "مكافأة", "بدل", "تعويض المصاريف"),
        ),
        Arrangement.PAID: (
            "paid", "for pay", "pay", "fee", "money", "for money", "paying",
            *("bezahlt", "gegen bezahlung", "gegen geld", "gegen honorar", "honorar", "kostenpflichtig", "vergütet"),
            *("payé", "payée", "payant", "payante", "rémunéré", "rémunérée", "pagado", "pagada", "de pago", "remunerado", "remunerada"),
            *("pago", "paga", "por dinero", "por dinheiro", "مدفوع", "بأجر", "مقابل أجر", "مقابل مال", "أجر"),
        ),
    }
)  # fmt: skip
LEVEL = lookup(
    {
        Level.NEW: (
            "new", "beginner", "starting", "entry", "student", "junior", "early career", "newcomer",
            *("neu", "anfänger", "anfängerin", "einsteiger", "einsteigerin", "berufseinsteiger", "berufseinsteigerin", "student", "studentin"),
            *("studierend", "studierende", "débutant", "débutante", "nouveau", "nouvelle", "étudiant", "étudiante", "début de carrière"),
            *("nuevo", "nueva", "principiante", "estudiante", "inicial", "novo", "nova", "iniciante", "estudante", "início de carreira"),
            *("جديد", "جديدة", "مبتدئ", "مبتدئة", "طالب", "طالبة"),
        ),
        Level.GROWING: (
            "growing", "mid", "middle", "intermediate", "mid career", "some experience",
            *("mittel", "mittlere", "etwas erfahrung", "mit etwas erfahrung", "im aufbau", "intermédiaire", "moyen", "un peu d'expérience"),
            *("intermedio", "intermedia", "medio", "algo de experiencia", "intermediário", "intermediária", "pleno", "alguma experiência"),
            *("متوسط", "متوسطة", "بعض الخبرة"),
        ),
        Level.EXPERIENCED: (
            "experienced", "advanced", "established", "expert",
            *("erfahren", "fortgeschritten", "fortgeschrittene", "experte", "expertin", "expérimenté", "expérimentée", "avancé", "avancée"),
            *("confirmé", "confirmée", "experte", "experimentado", "experimentada", "avanzado", "avanzada", "experto", "experta"),
            *("con experiencia", "experiente", "avançado", "avançada", "especialista", "خبير", "خبيرة", "متقدم", "متقدمة", "ذو خبرة", "ذات خبرة"),
        ),
        Level.SENIOR: (
            "senior", "lead", "executive", "veteran", "retired",
            *("führungskraft", "leitend", "leitung", "im ruhestand", "pensioniert", "rentner", "rentnerin", "cadre", "dirigeant", "dirigeante"),
            *("retraité", "retraitée", "sénior", "directivo", "directiva", "jubilado", "jubilada", "líder", "sênior", "executivo", "executiva"),
            *("aposentado", "aposentada", "reformado", "reformada", "كبير", "قيادي", "قيادية", "متقاعد", "متقاعدة"),
        ),
    }
)  # fmt: skip
NEED_STATUS = lookup(
    {
        NeedStatus.OPEN: (
            "open", "active", "yes", "new", "waiting", "still open", "unmet", "re opened",
            *("offen", "noch offen", "neu", "wartend", "ouvert", "ouverte", "en attente", "nouveau", "abierto", "abierta", "pendiente"),
            *("en espera", "aberto", "aberta", "pendente", "em espera", "مفتوح", "مفتوحة", "قيد الانتظار", "جديد", "جديدة"),
        ),
        NeedStatus.MET: (
            "met", "done", "fulfilled", "helped", "solved", "closed", "complete", "completed",
            *("erfüllt", "erledigt", "gelöst", "geschlossen", "abgeschlossen", "satisfait", "résolu", "résolue", "terminé", "fermé", "rempli"),
            *("cubierto", "cubierta", "resuelto", "resuelta", "hecho", "cerrado", "cumplido", "atendido", "atendida", "resolvido", "resolvida"),
            *("feito", "fechado", "concluído", "تم", "تمت", "تمت تلبيته", "محلول", "مغلق", "مكتمل", "منجز"),
        ),
        NeedStatus.WITHDRAWN: (
            "withdrawn", "cancelled", "canceled", "no longer", "dropped", "no",
            *("zurückgezogen", "storniert", "abgesagt", "nicht mehr", "retiré", "annulé", "annulée", "plus besoin", "abandonné"),
            *("retirado", "retirada", "cancelado", "cancelada", "anulado", "ya no", "desistiu", "não mais", "ملغى", "ملغي", "مسحوب", "لم يعد"),
        ),
    }
)  # fmt: skip
PRIORITY = lookup(
    {
        3: (
            "high", "3", "urgent", "very", "most", "important", "top",
            *("hoch", "dringend", "sehr", "wichtig", "sehr wichtig", "haute", "élevée", "très", "importante", "très important", "urgente"),
            *("alta", "muy", "muy importante", "importante", "alto", "muito", "muito importante", "عالية", "عال", "عاجل", "مهم", "مهم جدا", "هام"),
        ),
        2: (
            "normal", "2", "medium", "middle", "usual", "mid",
            *("mittel", "üblich", "moyenne", "moyen", "normale", "media", "medio", "média", "médio", "عادية", "عادي", "متوسطة", "متوسط"),
        ),
        1: (
            "low", "1", "little", "least", "some day", "not urgent",
            *("niedrig", "gering", "wenig", "nicht dringend", "irgendwann", "basse", "faible", "peu", "pas urgent", "un jour"),
            *("baja", "bajo", "poco", "no urgente", "algún día", "baixa", "baixo", "pouco", "não urgente", "um dia"),
            *("منخفضة", "منخفض", "قليل", "غير عاجل"),
        ),
    }
)  # fmt: skip
