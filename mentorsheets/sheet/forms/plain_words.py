"""What people call each of our columns by a plain word or two, in six languages.

A header that is nothing but one of these, with "my" or "your" before it at most, means that column; a whole question is
known by its words instead (`words`). Topics are among interests: whose they are, a role tells.
"""

from collections.abc import Mapping

PLAIN_WORDS: Mapping[str, str] = {
    "Name": (
        "names, full name, first and last name, who, person, participant name, contact, contact name, vorname und nachname, "
        "vor und nachname, vollständiger name, teilnehmer, teilnehmerin, ansprechpartner, nombre completo, nombre y apellidos, "
        "nombre y apellido, participante, nom complet, nom et prénom, prénom et nom, participant, participante, nome completo, "
        "nome e sobrenome, nome e apelido, الاسم, الاسم الكامل, الاسم واللقب, الإسم, المشارك"
    ),
    "Email": (
        "email, e-mail, mail, email id, e-mail contact, contact email, mail address, correo, correo electrónico, dirección de correo, "
        "email de contacto, courriel, adresse mail, adresse e-mail, adresse électronique, mél, e-mail-adresse, mailadresse, "
        "emailadresse, endereço de e-mail, correio eletrónico, correio eletrônico, البريد, البريد الإلكتروني, الايميل, الإيميل, "
        "عنوان البريد"
    ),
    "Offers": (
        "offers, offering, offer, haves, have, expert in, expertise in, good at, skilled in, experienced in, knowledgeable about, help offered, can offer, can help with, can teach, teaches, gives, skills to share, skills offered, expertise, "
        "areas of expertise, field of expertise, fields of expertise, strengths, fachgebiet, fachgebiete, expertise, angebot, "
        "angebote, bietet, biete, ich biete, stärken, kann helfen bei, kompetenzen, fachbereich, ofrece, ofrezco, oferta, ofertas, "
        "puede ayudar con, puedo ofrecer, áreas de experiencia, experiencia en, fortalezas, offre, offres, propose, je propose, "
        "expertises, domaines d'expertise, compétences à partager, atouts, oferece, ofereço, ofertas, posso ajudar com, "
        "áreas de especialidade, especialidades, pontos fortes, يقدم, أقدم, الخبرات, مجالات الخبرة, ما أقدمه, العروض"
    ),
    "Needs": (
        "needs, need, wants, want, help wanted, help requested, asks, ask, requests, wants, asks for, looking for, wants to learn, would like to learn, learning goals, goals, help needed, wanted topics, "
        "mentee topics, bedarf, bedürfnisse, bedürfnis, sucht, suche, ich suche, wunschthema, wunschthemen, lernziele, ziele, "
        "unterstützungsbedarf, braucht, necesita, necesidades, necesidad, busca, busco, objetivos, quiere aprender, temas deseados, "
        "besoins, besoin, recherche, je cherche, objectifs, attentes, thèmes souhaités, sujets souhaités, necessidades, "
        "necessidade, precisa de, procura, procuro, objetivos, temas desejados, الاحتياجات, احتياجات, الاحتياج, يحتاج, أحتاج, "
        "الأهداف, أهداف, المواضيع المطلوبة"
    ),
    "Can support": (
        "capacity, max mentees, maximum mentees, number of mentees, no of mentees, mentees, how many mentees, places, spots, slots, "
        "kapazität, kapazitäten, plätze, anzahl mentees, max. mentees, maximale anzahl mentees, capacidad, plazas, cupo, cupos, "
        "número de mentorizados, máximo de mentorados, máximo de mentees, capacité, places, nombre de mentorés, nombre de filleuls, "
        "maximum de mentorés, capacidade, vagas, lugares, número de mentorados, máximo de mentorandos, السعة, عدد المتدربين, "
        "الحد الأقصى, القدرة"
    ),
    "Supports at least": (
        "min mentees, minimum mentees, minimum number of mentees, mindestanzahl mentees, mínimo de mentorizados, nombre minimum de mentorés, "
        "mínimo de mentorados, الحد الأدنى"
    ),
    "Supports for": (
        "commitment length, length of commitment, duration of support, mentoring duration, dauer der begleitung, betreuungsdauer, "
        "duración del acompañamiento, durée de l'accompagnement, durée d'engagement, duração do acompanhamento, مدة الدعم, مدة الإرشاد"
    ),
    "Wants at most": (
        "max mentors, number of mentors, how many mentors, anzahl mentoren, número de mentores, nombre de mentors, عدد المرشدين"
    ),
    "Languages": (
        "language, languages, spoken languages, languages spoken, speaks, tongues, mother tongue, native language, sprache, sprachen, "
        "sprachkenntnisse, muttersprache, idioma, idiomas, lengua, lenguas, idiomas que habla, lengua materna, langue, langues, "
        "langues parlées, langue maternelle, língua, línguas, idiomas falados, língua materna, اللغة, اللغات, لغات, لغة, اللغة الأم"
    ),
    "Time zone": (
        "time zone, timezone, tz, zeitzone, zona horaria, huso horario, fuseau, fuseau horaire, fuso, fuso horário, "
        "المنطقة الزمنية, التوقيت"
    ),
    "Availability": (
        "available, availability, availabilities, days, day, times, time, hours, schedule, slot, time slots, free times, free time slots, "
        "preferred days, preferred times, best times, days and times, days available, available days, available times, weekdays, "
        "tage, tag, wochentage, zeit, zeiten, uhrzeit, uhrzeiten, verfügbarkeit, verfügbarkeiten, verfügbar, termine, terminwunsch, "
        "zeitfenster, wunschzeiten, días, día, horario, horarios, horas, disponibilidad, disponibilidades, días disponibles, "
        "días y horas, días preferidos, jours, jour, horaire, horaires, créneau, créneaux, disponibilité, disponibilités, "
        "jours disponibles, dispos, dias, dia, horário, horários, horas, disponibilidade, disponibilidades, dias disponíveis, "
        "الأيام, أيام, الأوقات, أوقات, الوقت, المواعيد, مواعيد, التوفر, أوقات الفراغ, الأيام المتاحة"
    ),
    "Where": (
        "location, locations, place, city, town, where, based in, lives in, online or in person, in person or online, format, "
        "meeting format, meeting place, venue, ort, wohnort, stadt, standort, wo, treffpunkt, treffen, online oder vor ort, ciudad, "
        "lugar, ubicación, localidad, dónde, modalidad, presencial u online, ville, lieu, localisation, où, modalité, "
        "présentiel ou distanciel, format de rencontre, cidade, local, localização, localidade, onde, presencial ou online, المدينة, "
        "المكان, الموقع, مدينة, مكان, أين, مكان اللقاء"
    ),
    "Team": (
        "team, department, unit, group, division, abteilung, bereich im haus, einheit, gruppe, equipo, departamento, grupo, unidad, "
        "équipe, service, département, groupe, unité, equipe, setor, unidade, القسم, الفريق, الإدارة, المجموعة"
    ),
    "Reports to": (
        "manager, line manager, supervisor, boss, reports to, team lead, head, vorgesetzte, vorgesetzter, vorgesetzte person, "
        "führungskraft, chef, chefin, teamleitung, jefe, jefa, jefe directo, responsable directo, supervisora, superior, manageur, "
        "supérieur, supérieure, supérieur hiérarchique, responsable hiérarchique, n+1, chefe, chefia, gestor, gestora, superior direto, "
        "المدير, المديرة, المدير المباشر, الرئيس المباشر, المشرف"
    ),
    "Interests": (
        "interests, interest, hobbies, hobby, likes, pastimes, topics, interessen, interesse, hobbys, freizeit, vorlieben, themen, thema, "
        "intereses, interés, aficiones, pasatiempos, temas, intérêts, centres d'intérêt, loisirs, passions, sujets, thèmes, domaines, "
        "interesses, passatempos, hobbies, assuntos, tópicos, الاهتمامات, اهتمامات, الهوايات, هوايات, المواضيع, مواضيع"
    ),
    "Would like": (
        "wish, wishes, wanted, preferred mentor, preferred mentee, preferred match, preferred partner, requested mentor, wunsch, "
        "wunschmentor, wunschmentorin, wunschperson, wunschpartner, wunschpartnerin, mentor deseado, mentora deseada, "
        "persona preferida, mentor souhaité, mentore souhaitée, personne souhaitée, mentor desejado, mentora desejada, "
        "pessoa preferida, المرشد المفضل, الشخص المفضل"
    ),
    "Channel": (
        "channel, contact by, contact method, preferred contact, means of contact, communication, kanal, kontaktweg, kommunikation, "
        "kommunikationsweg, kontaktart, canal, medio, medio de contacto, vía de contacto, comunicación, canal de contact, "
        "moyen de contact, moyen de communication, meio de contato, meio de contacto, canal de comunicação, comunicação, القناة, "
        "وسيلة التواصل, طريقة التواصل"
    ),
    "How often": (
        "frequency, rhythm, cadence, how often, häufigkeit, rhythmus, turnus, wie oft, frecuencia, ritmo, periodicidad, fréquence, "
        "rythme, périodicité, frequência, ritmo, periodicidade, التكرار, الوتيرة, كم مرة"
    ),
    "Arrangement": "terms, arrangement, paid, payment, bezahlung, vergütung, pago, remuneración, paiement, rémunération, pagamento, الأجر",
    "Level": (
        "level, seniority, career level, career stage, stufe, erfahrungsstufe, karrierestufe, nivel, niveau, nível, "
        "المستوى, مستوى"
    ),
    "In their words": (
        "details, in my words, description of need, what exactly, einzelheiten, näheres, anliegen, genauer, detalles, descripción, "
        "en mis palabras, précisions, détails, en quelques mots, detalhes, descrição, em minhas palavras, التفاصيل, تفاصيل, الوصف"
    ),
    "Priority": "priority, urgency, importance, priorität, dringlichkeit, prioridad, urgencia, priorité, urgence, prioridade, urgência, الأولوية",
    "Kind": "duration, length, dauer, laufzeit, duración, durée, duração, المدة",
}  # fmt: skip
"""Words with commas between, by column."""
OWN = frozenset(
    (
        "my", "your", "the", "our", "preferred", "mein", "meine", "dein", "deine", "ihr", "ihre", "die", "der", "das", "mi", "mis", "tu",
        "tus", "su", "sus", "el", "la", "los", "las", "mon", "ma", "mes", "votre", "vos", "ton", "ta", "tes", "le", "les", "meu", "minha",
        "meus", "minhas", "seu", "sua", "seus", "suas", "o", "a", "os", "as", "possible", "mogliche", "please",
    )
)  # fmt: skip
"""Words before such a word that change nothing."""
