"""Stems of what people do who give, and who get, in six languages: each word of a clause is put as one letter.

Words are plain (small letters, no accents), but that `VOICES` are put first: an accent alone tells "accompagne" from
"accompagné". G gives, T gets, P is given something (a passive), H is help as a thing, W wills, s is somebody else,
S somebody else in the nominative, m is oneself as who receives, b is to be, q begins what is said of somebody,
e tells that who acts is meant, A may be P or G, K can do a thing, L says less, B both sides, and N denies.
"""
# ruff: noqa: E501 - a table of words reads by its columns

import re

VOICES = (
    (re.compile(r"\b(?:accompagn|guid|aid|épaul|conseill|coach|form|parrain|tutor|mentor|encadr|orient|écout|initi)é(?:[·.(]?e\)?)?[·.(]?s?\)?(?!\w)"), " zzp "),
    (re.compile(r"\bm['’](?=accompagn|aid|appren|enseign|expli|épaul|orient|écout|apport|ouvr|initi|offr)"), " me "),
    (re.compile(r"\brat und tat\b"), " rat "),
    (re.compile(r"[’']"), " "),
)  # fmt: skip
"""What is put before the accents go."""
IDIOMS = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        # In the dative a person is given something: "einer anderen Person helfen".
        (r"\b(?:einer|einem|anderen|einen|neuen|jungeren) (?:\w+ )?(?:person|personen|mensch\w*|kolleg\w+|mitglied\w*|studierenden|schuler\w*)\b", " andere "),
        # Who stands or goes beside whom: "mir zur Seite" is oneself, and "zur Seite" somebody else.
        (r"\b(?:an (?:meiner|unserer) seite|(?:by|at) my side|(?:beside|alongside|next to) me|a mi lado|ao meu lado|a mes cotes|pres de moi|junto a mi|بجانبي|الي جانبي)\b", " T "),
        (r"\b(?:zur seite|an (?:der|deiner|ihrer|seiner) seite|mit rat (?:zur seite|bereit\w*|da)|bereitsteh\w*|zur verfugung|auf die sprunge|unter die arme|den rucken)\b", " G "),
        ((r"\b(?:walk\w*|stand\w*|be|being|go|going)? ?(?:(?:by|at) (?:the|their|your|his|her|an ?other\w*) (?:\w+ )?side|beside|alongside)(?: (?:of )?(?:some ?one|some ?body|others?|another|new\w*|people|you|them))?\b|"
          r"\b(?:al|a su|a tu) lado(?: de)?\b|\b(?:ao|a seu|a teu) lado(?: d[eao]s?)?\b|\b(?:aux|a tes|a vos|a ses|a) cotes?(?: d(?:e|es|u))?\b"), " G "),
        # "Que te guíen", "qu'on te montre": somebody else does it for whom a question speaks to.
        (r"\bqu on (?:me|te|vous|nous)\b|\bque (?:te|os) (?=\w+(?:en|an)\b)|\bdass (?:man |jemand )?(?:mir|dir|ihnen|mich|dich)\b|\bse faire (?=\w+er\b)|\bhave (?:it|things|this) (?=explained|shown)", " me "),
        # Sessions are led or attended, and a board sounds for whoever wants one.
        ((r"\b(?:run|lead|hold|host|give|facilitate|deliver|offer|teach|chair)(?:n?ing|s)? (?:a |an |some |our |the )?(?:\w+ )?(?:session|workshop|talk|class|course|training|webinar|circle|lesson)s?\b|\bimpart\w+\b|\banim(?:er|e|erai) (?:un|une|des) \w+|"
          r"\b(?:dar|doy|ofrecer|dirigir|llevar|dou|conduzir) (?:un |una |unos |um |uma )?(?:taller|talleres|charlas?|sesion\w*|curso|clases?|oficinas?|palestras?|sess\w+|aulas?)\b|\b(?:workshops?|kurse?|vortrag|vortrage|schulung\w*) (?:geben|halten|leiten|gebe|halte|leite|anbieten)\b"), " G "),
        ((r"\b(?:attend|join|take|go to|come to|sign up for)(?:ing|s)? (?:a |an |some |the )?(?:\w+ )?(?:session|workshop|talk|class|course|training|webinar|circle|lesson)s?\b|\bsit(?:ting)? in(?: on)?\b(?: (?:a|some) (?:session|class)\w*)?|\bassist(?:er|ir) (?:a|aux?)\b|\basisti\w* a\b|"
          r"\bparticip(?:ar|er) (?:en|em|a|de) (?:un |una |um |uma )?(?:taller|talleres|charla|sesion|curso|atelier|oficina)\w*|\b(?:workshops?|kurse?|kurs|schulung\w*) (?:besuch\w+|mitmach\w+)\b"), " T "),
        (r"\b(?:as|be|being|act as|become|am) (?:a |an |your |their |some(?:one|body) s )?(?:sounding board|listening ear|go to person|role model|critical friend|safe pair of hands)\b", " G "),
        (r"\b(?:like|want|need|have|get|find|use|looking for) (?:a |an |some )?(?:sounding board|listening ear|go to person|role model|critical friend|thinking partner)\b", " T "),
        # Who may be asked gives, and who would ask gets.
        ((r"\b(?:ask|call on|consult|approach|contact|rely on|count on|turn to|come to) (?:you|me)(?: about| for| on| with)?\b|\b(?:peut|puis|peuvent|pouvons)(?: nous| on)? (?:te|vous|me) (?:solliciter|demander|interroger|appeler|consulter)\b|\b(?:me|te) (?:solliciter|sollicitez|sollicite|consulter)\b|"
          r"\b(?:se )?(?:te|os|le|lhe) (?:puede|pueden|pode|podem|podemos) (?:preguntar|consultar|perguntar|pedir)\w*|\b(?:kann|konnen|darf) man (?:dich|sie|mich) (?:\w+ )?fragen\b|\b(?:dich|sie|mich) (?:\w+ )?fragen (?:kann|konnen|darf)\b"), " G "),
        (r"\b(?:solliciter|sollicite|sollicites|interroger|ask others|ask someone|ask somebody|andere fragen|jemanden fragen|preguntar a|perguntar a|call on others)\b", " T "),
        (r"\b(?:show(?:ing)?|learn(?:ing)?|know(?:ing)?|teach(?:ing)?) (?:\w+ )?the ropes\b", " G "), (r"\b(?:shown|taught|learn(?:ing)?) (?:\w+ )?the ropes\b", " P "),
        (r"\bwer (?:etwas )?nimmt\b|\bquem (?:leva|recebe)\b|\bceux qui (?:prennent|recoivent)\b", " T "),
        (r"\b(?:a (?:bit|little)|some) of (?:each|both|everything)\b|\blas? dos cosas\b|\b(?:los|las) dos\b|\bun (?:poco|peu) de(?:s)? (?:cada|ambas|ambos|las dos|los dos|todo|deux|tout)\b|\bum pouco (?:de cada|dos dois|das duas|de tudo)\b|\bvon beidem?\b|\bje (?:nachdem|beides)\b", " B "),
        # Whoever says "ask me about" gives.
        (r"\b(?:ask|talk to|come to|frag(?:t|en)?|pregunta|preguntad|consulta|pergunte(?:m)?|pergunta|demande[rz]?|interroge[rz]?)(?: sie| moi| a| con)?[ ]?(?:me|mich|moi)\b|\b(?:preguntame|preguntenme|consultame|pergunte ?me)\b|اسالني|اسالوني", " G "),
        (r"(?:\b(?:some ?one|others|jemand\w*|quelqu un|alguien|alguem|an?|the|new|junior) (?:\w+ )?)?\b(?:under|unter|sous|bajo|sob) (?:my|your|mein\w*|dein\w*|ihr\w*|mon|votre|ton|mi|tu|su|minha|sua|the|die|son|l|la|a|el) (?:wings?|fittiche|fittichen|aile|ala|asa)\b", " G "),
        (r"\b(?:lend\w*|give|giving|donne\w*|preter|prete|echar|echo|echas|dar|doy|das|dou|brind\w+)(?: \w+)? (?:a |un |una |uma )?(?:hand|ear|coup de main|coup de pouce|mano|mao|cable|capote)\b|\bzur hand gehen\b|\bunter die arme greifen\b", " G "),
        (r"\b(?:an die hand|bei der hand) genommen\b|\b(?:at|an) die hand nehmen lassen\b", " P "),
        (r"\ban die hand\b", " G "), (r"\bnehm\w* (?:ich |du |sie )?(?=\w+ G\b)", " "),
        (r"\b(?:coup de main|coup de pouce|a hand|una mano|uma mao|an ear|impulso|un cable)\b", " H "),
        (r"\b(?:what|which|lo|ce|das|was|o) (?:\w+ )?(?:i m|i am|you re|you are|we re) after\b|\b(?:i m|i am|you re|you are) after\b", " T "),
        # Who has time for others gives it, and who is at home in a thing knows it.
        (r"\b(?:time|tiempo|temps|zeit|tempo) (?:\w+ ){0,2}?(?:for|para|pour|fur) (?:l[oae]s |os |as )?(?:others?|some ?one|some ?body|new\w*|students?|people|demas|otr[oa]s?|alguien|autres?|quelqu un|andere\w*|jemand\w*|outr[oa]s?|alguem)\b|وقت للاخرين", " G "),
        (r"\b(?:feel|am) (?:\w+ )?(?:at home|at ease)\b|\b(?:a vontade|a gusto|sattelfest|cancha)\b|\bme siento (?:\w+ )?(?:comod[oa]|segur[oa])\b|\b(?:klar|zurecht) komm\w*\b|\bkomm\w* (?:ich |du )?(?:\w+ )?(?:klar|zurecht)\b", " K "),
        (r"\b(?:by|von|por|par) (?:me|mir|mi|mim|moi)\b", " "),
        (r"\ba l aise\b|\bkenn(?:e|st) (?:ich|du) (?:mich|dich) (?:\w+ )?aus\b|\bkenne mich aus\b|\b(?:lo|de|en) que (?:yo )?se\b(?! me)|\bcomo pez en el agua\b", " K "),
        (r"\b(?:could|can|would) use\b|\b(?:welcome|appreciate|be grateful for|be glad of|value)\b(?= (?:\w+ )?(?:help|support|advice|guidance|input|tips|company))|\b(?:wouldn t|would not) mind\b", " T "),
        (r"\b(?:hace|hacen|haga|hagan|haria|harian) falta\b|\b(?:me|te|le) falta\w*\b|\b(?:me|te|le|os) (?:viene|vendria|iria|va) (?:muy )?(?:bien|genial|de perlas|de lujo|de maravilla|fenomenal)\b|\b(?:me|te|lhe) (?:daria|dava) (?:muito )?jeito\b|\b(?:me|te|vous) (?:serait|seraient|est|sera) (?:bien |tres )?utile\w*|\b(?:mir|dir|ihnen) (?:\w+ )?(?:gut tun|guttun|nutzen)\b|\b(?:il|qu il) (?:me|vous|te) (?:manque|faut)\b|\bme cuesta\w*\b|\bcostar? me\b", " T "),
        (r"\b(?:pass(?:ing)?|hand(?:ing)?) (?:it |this |that |things )?(?:on|along|down)\b|\bgiv(?:e|ing) back\b|\bpay(?:ing)? (?:it )?forward\b", " G "),
        (r"\b(?:pick(?:ing)? up|take away|taking away|get out of|tak(?:e|ing) home|soak(?:ing)? up)\b", " T "),
        (r"\b(?:pick your brains?|be shown|know more|find out|get better|catch up)\b", " T "),
        (r"\b(?:happy|glad|willing|able|here|love|there|open|gern\w*|encantad[oa] de|content[e]? de|pret[e]? a) to (?:talk|chat|speak|listen)\b(?: to| with| about)?|\b(?:happy|glad) to (?:be asked|answer\w*)\b", " G "),
        (r"\b(?:hear|hearing|read|know|knowing|talk|chat) (?:from|about|more about|of)\b", " T "),
        (r"\b(?:show|explain|teach|tell|guide|walk) (?:me|us|you)\b", " me G "), (r"\bme (?=gust|encant|ofre[zc]|apunt|inscrib|anim|interes|propos|inscrev|candidat|anot)", " "),
        (r"\bteil(?:nehm|nimm|zunehm)\w*|\bmitmach\w*|\btak(?:e|ing) part\b", " "),
        (r"\b(?:i|we|you|ich|du|eu|yo|je) (?:already )?(?:know|kenne|conozco|conheco|connais)\b", " G "), (r"\bgut kann(?:st)?\b|\bkann (?:ich|du|man)?(?: \w+)? ?gut\b|\bkann(?:st)? (?:ich|du) (?:gut|weitergeben|helfen|zeigen)\b|\bcan do\b|\bgood at\b|\bse me da(?:n)? bien\b|\bbueno en\b|\bdoue? (?:en|pour)\b|\bbom em\b|\bsei fazer\b|\bsais faire\b|\bse hacer\b", " G "),
        (r"\bstuck\b|\bdon t know\b|\bnot (?:so |very |yet )?(?:good|sure|strong)\b", " T "),
        (r"\b(?:want|would like|like|need|d like)s? (?:some |more |a bit of |any |your )?(?=(?:help|support|guidance|advice|mentoring|coaching|tips|input|company)\b)", " T "),
        (r"\bwas (?:ich|wir) (?:noch )?(?:will|mochte)\b$", " T "),
        (r"\b(?:help|support|coach|mentor)(?:ing)? (?=others?\b|people|some ?one|some ?body|students|newcomers|another|each|your|new |younger|colleagues|beginners)", " G "),
        (r"\b(?:get|getting|have|having|find|finding) (?:some |more |any |a bit of |a little |the )?(?=(?:help|support|guidance|advice|mentoring|coaching|tips|input|company)\b)", " T "),
        (r"\b(?:do|don|doesn|didn|wouldn|couldn|can|won|isn|aren) t\b", " N "),
        # Arabic: who acts upon oneself bears it at its end.
        (r"(?:^| )(?:من |شخص |احد |ان )?(?:يساعدني|تساعدني|يرشدني|ترشدني|يوجهني|توجهني|يعلمني|تعلمني|يدعمني|تدعمني|يرافقني|ترافقني|يشاركني)", " T "),
    )
)  # fmt: skip
"""What several words say together."""
_CLASSES: tuple[tuple[str, str], ...] = (
    ("P", (r"zzp|(?:support|guid|mentor|coach|tutor|accompani|advis|assist|help|taught|shown|support)(?:ed|ee|ees)|taught|(?:mentor|support|help|coach)ees?|acompan(?:h)?ad[oa]s?|apoyad[oa]s?|apoiad[oa]s?|ayudad[oa]s?|ajudad[oa]s?|guiad[oa]s?|orientad[oa]s?|asesorad[oa]s?|"
          r"aconsejad[oa]s?|aconselhad[oa]s?|ensenad[oa]s?|ensinad[oa]s?|tutelad[oa]s?|arropad[oa]s?|escuchad[oa]s?|suivie?s?|soutenue?s?|recu|beraten|gefuhrt|geholfen|gecoacht")),
    ("A", r"begleitet|unterstutzt|betreut|gefordert"),
    ("b", r"be|being|am|is|are|ser|sea|soy|es|eres|sou|seja|etre|suis|est|es tu|etes|werd\w*|wird|wirst|sein|bin|bist|fui|sido|get|getting"),
    ("T", (r"learn\w*|receiv\w*|seek\w*|search\w*|look|looking|need\w*|request\w*|gain\w*|grow|growing|improv\w*|develop|developing|benefit\w*|discover\w*|curious|struggl\w*|want(?:ed)?|lack\w*|missing|ask|asking|obtain\w*|growth|"
          r"aprend\w+|aprendo|recib\w+|busc\w+|necesit\w+|mejorar\w*|desarrollar\w*|progresar|crecer|aprovechar|benefici\w+|pedir|pido|descubrir|obtener|llevar\w*|llevo|llevarme|solicit\w+|requier\w+|"
          r"appren\w+|recev\w+|recoi\w+|cherch\w+|recherch\w+|besoin\w*|amelior\w+|developp(?:er|e)|progress(?:er|e|es|ez)|benefici\w+|profiter|profite|obtenir|decouvrir|demand\w+|grandir|"
          r"lern\w*|erlern\w*|dazulern\w*|(?:da|hin)zuzulernen|hinzulern\w*|such\w*|gesucht|brauch\w*|gebraucht|bedarf|bekomm\w*|erhalt\w*|mitnehm\w*|mitzunehm\w*|verbesser\w*|weiterentwickel\w*|wachsen|profitier\w*|benotig\w*|fehlt|erfahren|erwerb\w*|aneign\w*|anzueignen|empfang\w*|annehm\w*|wunsch\w*|"
          r"receb\w+|procur\w+|precis[oa]\w*|melhorar|desenvolver|evoluir|ganhar|levo|levar|obter|necessit\w+|pedir|pe[cd]\w+|adquir\w+|acquerir|acquir\w+|"
          r"(?:ا|ن|ت|ي)?تعلم|(?:ال)?(?:تعلم|استفادة)(?:ه|ها)?|(?:ا|ن|ت|ي)?ستفيد|(?:ا|ن|ت|ي)?حتاج\w*|(?:ا|ن|ت|ي)بحث|(?:ا|ن|ت|ي)?تلقي|(?:ا|ن|ت|ي)حصل|(?:ا|ن|ت|ي)طلب|(?:ا|ن|ت|ي)طور|(?:ا|ن|ت|ي)?كتسب|ينقصني|"
          r"challenges?|gaps?|weakness(?:es)?|blind spots?|edges?|retos?|desafios?|carencias?|debilidades?|dificultad(?:es)?|dudas?|lacunes?|defis?|faiblesses?|difficultes?|schwachen|schwache|baustellen?|lucken?|entwicklungsfelder|lernfelder|lernziele|lernwunsche?|dificuldades?|lacunas?|fraquezas?|duvidas?|fragezeichen|التحديات|تحدياتي|نقاط ضعف\w*")),
    ("H", r"help|hilfe|support|ayuda|apoyo|ajuda|apoio|aide|soutien|guidance|advice|tips?|mentoring|mentorship|coaching|unterstutzung|rat|begleitung|beratung|orientacion|orientacao|accompagnement|acompanamiento|acompanhamento|conseils?|consejos?|conselhos?|mentoria|mentorat|company|compania|companhia|compagnie|erfahrung\w*|experiences?|experiencias?|(?:ال)?(?:مساعدة|دعم|ارشاد|توجيه|مشورة)"),
    ("G", (r"shar(?:e|es|ing|er|ers)|giv(?:e|es|ing|er|ers)|offer\w*|teach\w*|support(?:s|ing|er|ers|ive)|help(?:s|ing|er|ers)|guid(?:e|es|ing)|advis(?:e|es|ing|er|ers)|contribut\w+|provid\w+|bring|brings|bringing|coach(?:es)?|mentor|mentors|listen\w*|show|shows|showing|explain\w*|train(?:s|er|ers|ing)|assist\w*|accompany\w*|encourag\w*|volunteer\w*|strengths?|superpowers?|talents?|gifts?|welcoming|"
          r"acompan\w+|apoy(?:ar\w*|e|en|o|an?)|ayud(?:ar\w*|e|en|o|an?|amos)|ajud(?:ar\w*|e|em|o|am?)|apoi(?:ar\w*|e|em|o|am?)|orient(?:ar\w*|o|an|am|a)|gui(?:ar\w*|o|e|en|as|an)|dan|asesor(?:ar\w*|o|an?)|aconse[jl]\w+|ensen\w+|ensin\w+|compart\w+|partilh\w+|compartilh\w+|ofre[zc]\w+|oferec\w+|oferta|aport\w+|contribu\w+|brind\w+|dar|doy|dou|damos|transmit\w+|explic\w+|tra[iz]\w*|traigo|trago|trazer|fortalezas?|fortes|puntos fuertes|talentos?|superpoderes|ensin\w+|formar|escuch(?:ar|o|an)|arropar|"
          r"accompagn\w+|aider|aide|aident|guider|guident|conseill(?:er|e|ent)|enseign\w+|partag\w+|offr(?:ir|e|es|ent)|propos\w+|apport\w+|contribuer|donner|donne|donnent|transmet\w*|expliqu\w+|soutenir|soutiens|soutiennent|epaul(?:er|e|ent)|coacher|ecouter|encadr(?:er|e|ent)|montr(?:er|e|es|ent)|parrain(?:er|e|ent)|atouts?|forces?|talents?|"
          r"begleit\w+|unterstutz\w+|helf\w*|hilft|hilf|weitergeb\w*|weiterzugeb\w*|weitergebe|geben|gebe|gibt|biet\w*|anbiet\w*|anzubieten|vermittel\w*|zeig\w*|beibring\w*|beizubringen|einbring\w*|einzubringen|mitbring\w*|mitzubringen|teilen|teile|lehren|lehre ich|unterricht\w*|berat\w*|betreu\w*|erklar\w*|beitrag\w*|beizutragen|zuhor\w*|starken|superkrafte?|talente?|anleit\w*|forder[en]\w*|"
          r"(?:ا|ن|ت|ي)ساعد\w*|(?:ا|ن|ت|ي)قدم|(?:ا|ن|ت|ي)عطي|(?:ا|ن|ت|ي)رشد|(?:ا|ن|ت|ي)وجه|(?:ا|ن|ت|ي)فيد|(?:ا|ن|ت|ي)دعم|(?:ا|ن|ت|ي)رافق|(?:ا|ن|ت|ي)درب|(?:ا|ن|ت|ي)درس|(?:ا|ن|ي)علم\w*|(?:ال)?(?:تقديم|عطاء|تعليم|تدريس)(?:ه|ها|هم)?|نقاط قوت\w*")),
    ("K", r"master\w*|proficient|sure|confident\w*|comfortable|fluent|knows?|dominar|domino|dominas?|maitris\w+|beherrsch\w*|saber|savoir|conocer|conozco|conheco|conhecer|wissen|auskenn\w*|mich aus|kenne|sicher|segur[oa]|seguros|اتقن|اجيد|اعرف"),
    ("L", r"less|moins|weniger|menos|poco|pouco|peu|wenig|kaum|barely|hardly|unsicher|insegur[oa]"),
    ("n", r"no|not|never|nicht|kein\w*|pas|jamais|ne|nao|sin|sem|ohne|without|لا|ليس|لست"),
    ("m", r"me|mich|mir|moi|us|uns|nos|myself|لي"),
    ("d", r"jemand(?:en|em)|ander(?:en|em|e)|leute\w*|menschen|einsteiger\w*|others|other people|people|students?|newcomers?|autres|otr[oa]s|outr[oa]s|(?:ال)?اخرين|غيري"),
    ("s", r"some ?one|some ?body|any ?one|person|people|mentors?|alguien|alguem|quelqu|jemand|partner|pessoas?|personas?|personnes?|شخص|احد"),
    ("e", r"quienes|quien|quem|ceux|celles|wer|diejenigen|those|el que|la que"),
    ("q", r"who|that|to|que|qui|der|die|das|un"),
    ("W", r"would|like|love|hope|happy|glad|willing|quiero|quisiera|gustaria|voudrais|veux|aimerais|souhaite\w*|mochte\w*|will|gern\w*|quero|gostaria|اود|اريد|ارغب"),
)  # fmt: skip
_WHOLE = tuple((letter, re.compile(words)) for letter, words in _CLASSES)


def letter_of(word: str) -> str:
    """Return the letter of a plain word, "." where it is in no table."""
    if len(word) == 1 and word.isascii() and word.isupper():
        return word
    return next((letter for letter, pattern in _WHOLE if pattern.fullmatch(word)), ".")
