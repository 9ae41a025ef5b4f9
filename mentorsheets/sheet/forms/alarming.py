"""Questions of forms that ask whether somebody is safe, wants a call or goes on, with an answer that alarms.

"Do you feel safe with your mentor?" and No say what nobody should miss, though neither does by itself.
"""
# ruff: noqa: E501 - a table of words reads by its lines

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from re import IGNORECASE

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.adopt.yes_or_no import MOST_BESIDE, SAYING_NO, SAYING_YES, first_of, key_of_answer
from mentorsheets.sheet.forms.find import Form
from mentorsheets.sheet.forms.unsaved import answer_at


class FormAlarm(StrEnum):
    """What an answer may mean together with its question."""

    HARM = "harm"
    CALL = "a person, please"
    OUT = "no more"


@dataclass(frozen=True, slots=True)
class AlarmingAnswer:
    """A question with the answer to it, in one text, and what they may mean together."""

    text: str
    alarm: FormAlarm


SAFE = LatePattern(
    r"\b(?:feel|felt|feeling)\b.{0,30}\b(?:safe|secure(?! (?:with|about|using|in))|respected|at ease|well treated|heard and respected)\b|\b(?:are|were) you (?:\w+ )?safe\b|how safe\b|\b(?:sense|feeling|level) of safety\b"
    r"|\b(?:comfortable|at ease) (?:with|around) (?:your|him|her|them|the) ?(?:mentor|mentee|partner|match|buddy|coordinator|person)?\b"
    r"|\b(?:does|do|did|has) (?:your|the) (?:mentor|mentee|partner|match|buddy)\b.{0,20}\brespect"
    r"|\b(?:te sientes|se siente|os sentís|te has sentido|se ha sentido|te sentiste|se sintió)\b.{0,25}(?:segur[oa]s?(?! (?:de|que))|a salvo|respetad[oa]|c[oó]mod[oa]s? con (?:tu|su|él|ella))"
    r"|\b(?:te sens|vous sentez|t['’]es[- ]tu senti\w*|vous êtes[- ]vous senti\w*|sens[- ]tu|sentez[- ]vous)\b.{0,30}(?:en sécurité|en confiance avec|respectée?|à l['’]aise avec (?:ton|ta|votre|lui|elle))"
    r"|\bfühl\w*\b.{0,30}\b(?:sicher(?! (?:im|in|beim|darin|genug))|geschützt|respektiert|wohl (?:mit|bei) (?:dein|ihr)\w*)\b|\bwie sicher fühl"
    r"|\b(?:você se sente|se sente|te sentes|se sentiu|te sentiste|sente[- ]se)\b.{0,25}(?:segur[oa](?! (?:de|que))|respeitad[oa]|à vontade com (?:seu|sua|teu|tua|o|a))"
    r"|(?:تشعر|تشعرين|شعرت|تحس|تحسين|هل أنت)\b.{0,25}(?:بالأمان|بأمان|بالامان|بامان|آمن|آمنة|امن|بالراحة مع|بالاحترام)",
    IGNORECASE,
)
"""A question to which a no means that somebody is not safe."""
THREATENED = LatePattern(
    r"\b(?:do|did|have|are|were) you\b.{0,20}\b(?:feel|felt|feeling|been|being|experienced|suffered)\b.{0,40}\b(?:unsafe|harmed|hurt|mistreat\w*|assault\w*|stalk\w*|threaten\w*|pressured?|under pressure|afraid|scared|frightened|harass\w*|bull(?:ied|ying)|abused?|intimidat\w*|uncomfortable|discriminat\w*|assaulted|touched|humiliated)\b"
    r"|\b(?:are|were) you (?:\w+ )?(?:in danger|at risk|(?:afraid|scared|frightened) of (?:your|him|her|them|somebody|someone|anyone|anybody))\b"
    r"|\b(?:has|have|did|does|is) (?:anyone|anybody|someone|somebody|your \w+|they|he|she)\b.{0,40}\b(?:hurt|hit|touch\w*|threaten\w*|harass\w*|pressur\w*|insult\w*|bull(?:y|ied)\w*|abus\w*|(?:made|make) you (?:feel )?(?:uncomfortable|unsafe|afraid|uneasy)|follow\w* you)\b"
    r"|\b(?:makes?|made|making) you (?:feel )?(?:unsafe|uncomfortable|afraid|uneasy|threatened|scared)\b"
    r"|\b(?:te|le) (?:ha |han )?(?:presion|amenaz|acos|insult|toc|golpe|peg)[aóo]\w*|(?:t['’]|te |vous )a\b.{0,10}\b(?:mise? mal à l['’]aise|menac|frapp|touch|harcel|insult|agress)\w*"
    r"|\b(?:have|are there|is there|do you have)\b.{0,15}\b(?:safety|safeguarding) (?:concern|issue|problem|worr)"
    r"|\b(?:something|anything) (?:happened|happen|has happened)\b.{0,30}\b(?:uncomfortable|unsafe|not ok|wrong)\b"
    r"|\b(?:te sientes|se siente|te has sentido|se ha sentido|te sentiste|se sintió|has sufrido|ha sufrido|has sido|ha sido|estás|está)\b.{0,40}(?:amenaza\w*|insegur[oa]|presi[oó]n|presionad\w*|acos[oa]\w*|intimidad\w*|inc[oó]mod[oa]|maltrat\w*|discrimina\w*|agredid\w*|en peligro)|\balguien (?:te|le) (?:ha )?.{0,20}(?:amenaz|golpe|peg|toc|acos|insult|presion)\w*|\b(?:tienes|tiene) miedo (?:de|a) (?:tu|su|él|ella|alguien)"
    r"|\b(?:te sens|vous sentez|sens[- ]tu|sentez[- ]vous|as[- ]tu (?:été|subi)|avez[- ]vous (?:été|subi)|es[- ]tu|êtes[- ]vous|tu (?:es|as été|as subi))\b.{0,40}(?:menac\w*|en danger|en insécurité|sous pression|harc[eè]l\w*|intimidée?|mal à l['’]aise|maltrait\w*|discrimin\w*|agress\w*|frapp\w*)|quelqu['’]un (?:t['’]|vous )a.{0,20}(?:menac|frapp|touch|harcel|insult)\w*|\bpeur de (?:ton|ta|votre|lui|elle|quelqu['’]un)\b"
    r"|\b(?:fühl\w*|wurde\w*|hast|hat|haben|bist|sind|wirst)\b.{0,50}\b(?:bedroht|unsicher(?! (?:im|in|beim))|unter druck|belästigt|eingeschüchtert|unwohl|gemobbt|geschlagen|angefasst|diskriminiert|in gefahr|misshandelt|bedrängt|angst vor (?:dein|ihr|ihm|jemand)\w*)\b"
    r"|\b(?:se sente|te sentes|se sentiu|te sentiste|sofreu|sofreste|você foi|foste|está|estás)\b.{0,40}(?:amea[çc]\w*|insegur[oa]|press(?:ão|ionad\w*)|ass[eé]di\w*|intimidad\w*|desconfort[áa]vel|maltrat\w*|discrimin\w*|agredid\w*|em perigo)|\balgu[ée]m (?:te|lhe|já te|já lhe)\b.{0,20}(?:amea[çc]|bate|toc|assedi|insult|pression)\w*|\b(?:tem|tens) medo d(?:e|o|a) (?:seu|sua|teu|tua|alguém)|\bmedo d(?:o|a) (?:seu|sua|teu|tua)"
    r"|هل (?:تشعر|تشعرين|شعرت)\b.{0,25}(?:تهديد|الخوف|خطر|ضغط|إهانة|عدم الأمان)|هل (?:تعرضت|تتعرض|تتعرضين)\b.{0,25}(?:تحرش|مضايق|ضغط|تمييز|عنف|تهديد|إهانة|ابتزاز)|هل (?:هددك|هددتك|ضايقك|لمسك|ضربك|أذاك|يضايقك|يهددك)|هل (?:تخاف|تخافين) من",
    IGNORECASE,
)
"""A question to which a yes means that somebody is not safe."""
OF_RULES = LatePattern(
    r"\b(?:read|agree|accept|polic\w+|rules?|code of conduct|training|understand|confirm|promise|support(?:ed|ing)? (?:people|others|somebody|someone)|le[íi]do|acept\w+|pol[íi]tica|normas|reglas|lu et|acceptez|règles|charte|politique|gelesen|regeln|richtlinie\w*|verhaltenskodex|zustimm\w*|li e|aceito|aceita|regras|concord\w+|experience (?:in|with|of) (?:support|work)\w*)\b|قرأت|أوافق|توافق|سياسة|قواعد",
    IGNORECASE,
)
"""What a question has that asks whether somebody knows the rules, or can help others."""
CALL = LatePattern(
    r"\b(?:shall|should) (?:somebody|someone|anyone|anybody|we|i|one of us|a person|the \w+)\b.{0,12}\b(?:call|phone|ring|contact|reach out to|talk to|speak (?:to|with)) you\b"
    r"|\b(?:would you like|do you want|do you need|do you wish|would you prefer)\b.{0,25}\b(?:to call you|to phone you|to ring you|a call ?back|a (?:phone )?call from (?:us|the|a|somebody|someone)|to (?:talk|speak) (?:to|with) (?:us|a person|a human|(?:somebody|someone)(?: (?:from|of|in|on) (?:the|our) (?:team|staff|office|programme|program))?(?: (?:in confidence|confidentially|privately|about (?:this|it|that)))?|the coordinator|the (?:safety|safeguarding) \w+)\s*(?:\?|$))"
    r"|\b(?:quieres?|desea|deseas|necesitas?|prefiere|prefieres|te gustaría|le gustaría)\b.{0,15}(?:que (?:te|le) (?:llam|telefon)\w+|que alguien (?:te|le) llame|hablar con (?:alguien|nosotros|una persona|la coordina\w+)\s*(?:\?|$|del equipo))|\b(?:te|le) llamamos\s*\?"
    r"|\b(?:souhaite[sz]|veux|voulez|aimeriez|aimerais|préfère[sz])\b.{0,20}(?:qu['’](?:on|un\w*) .{0,18}(?:r?appelle|téléphone)|être (?:r?appelée?|contactée?)|parler (?:à|avec) (?:quelqu['’]un|nous|une personne)\s*(?:\?|$|de l['’]équipe))"
    r"|\b(?:soll|sollen|möchtest|möchten|willst|wollen|wünschst|wünschen)\b.{0,40}\b(?:anrufen|angerufen werden|zurückrufen|zurückgerufen werden|anruft|anruf|rückruf)\b|\b(?:möchtest|möchten|willst|wollen)\b.{0,25}\bmit (?:jemandem|uns|der leitung)\b.{0,25}\b(?:sprechen|reden)\s*(?:\?|$)"
    r"|\b(?:quer|queres|deseja|gostaria|precisa|prefere)\b.{0,20}(?:que .{0,18}(?:ligue|telefone)|receber uma liga[çc][ãa]o|falar com (?:alguém|a gente|uma pessoa|a coordena[çc][ãa]o)\s*(?:\?|$|da equipe))"
    r"|(?:تريد|تريدين|ترغب|ترغبين|تحب|تحبين)\b.{0,20}(?:أن (?:نتصل|يتصل|تتصل)|(?:التحدث|الحديث|تتحدث|تتكلم|تتحدثي) (?:مع|إلى) (?:أحد|شخص|أحد منا)\s*(?:\?|؟|$))",
    IGNORECASE,
)
"""A question to which a yes asks for a human."""
GOES_ON = LatePattern(
    r"\b(?:do|would) you (?:still )?(?:want|like|wish|plan|intend) to (?:stay|continue|go on|keep (?:going|taking|on)|carry on|remain)\b|\bare you (?:still (?:interested|in\b|with us|taking part)|staying|continuing|going on)\b|\bwill you (?:stay|continue|go on|remain|carry on)\b"
    r"|\b(?:quieres?|desea|deseas|te gustaría|le gustaría|piensas|piensa|vas a|va a)\b.{0,10}\b(?:seguir|continuar|quedarte|quedarse|permanecer)\b|\bsigue[s]? (?:interesad|queriendo|participando)"
    r"|\b(?:souhaite[sz]|veux|voulez|aimeriez|aimerais|comptes?|comptez)\b.{0,12}\b(?:rester|continuer|poursuivre)\b|\b(?:toujours|encore) (?:intéressée?|partante?|d['’]accord pour)"
    r"|\b(?:möchtest|möchten|willst|wollen)\b.{0,40}\b(?:weitermachen|weiter mitmachen|dabeibleiben|bleiben|fortsetzen)\b|\b(?:bleibst|bleiben|bist|sind|machst|machen|hast|haben) (?:du|sie)\b.{0,20}\b(?:dabei|weiterhin|weiter mit|noch interesse)\b"
    r"|\b(?:quer|queres|deseja|gostaria de|pretende|vai)\b.{0,10}\b(?:continuar|ficar|seguir|permanecer)\b|\bainda (?:tem interesse|quer participar|est[áa] interessad)"
    r"|(?:تريد|تريدين|ترغب|ترغبين|تود|تودين)\b.{0,12}(?:الاستمرار|المتابعة|البقاء|أن (?:تستمر|تبقى|تواصل|تكمل))",
    IGNORECASE,
)
"""A question to which a no means that somebody goes."""
HARDLY = LatePattern(
    r"(?:not at all|not really|never|rarely|hardly(?: ever)?|seldom|not always|very unsafe|unsafe|not (?:very |so )?(?:safe|comfortable)|(?:strongly )?disagree|nada|nunca|casi nunca|rara vez|poco|en desacuerdo|pas du tout|jamais|rarement|pas vraiment|peu|gar nicht|überhaupt nicht|nie(?:mals)?|selten|kaum|eher nicht|stimme nicht zu|unsicher|de jeito nenhum|quase nunca|raramente|pouco|discordo|أبدا|إطلاقا|نادرا|قليلا|لا إطلاقا)\b.{0,25}",
    IGNORECASE,
)
"""How people say no to whether they are safe, who were asked how much, or how often."""
OFTEN = LatePattern(
    r"(?:sometimes|often|always|a (?:little|bit)|once|maybe|perhaps|a veces|a menudo|siempre|un poco|una vez|quiz[áa]s?|tal vez|parfois|souvent|toujours|un peu|une fois|peut[- ]être|manchmal|oft|immer|ein bisschen|ein wenig|einmal|vielleicht|às vezes|sempre|um pouco|uma vez|talvez|أحيانا|دائما|كثيرا|قليلا|مرة|ربما)\b.{0,25}",
    IGNORECASE,
)
"""How they say yes to whether they are threatened."""
LOWEST = frozenset(("0", "1", "2"))
BEST_FIRST = LatePattern(
    r"\b1\s*[=:–—(-]+\s*(?:very|complete|full|total|always|sehr|völlig|immer|muy|siempre|tout|très|toujours|muito|sempre|جدا|دائما)",
    IGNORECASE,
)
"""A scale on which one is the best."""
A_SCALE = LatePattern(
    r"\d|sense of safety|level of safety|how (?:safe|comfortable)|wie sicher|c[oó]mo de segur|qué tan segur|à quel point|quão segur",
    IGNORECASE,
)


def find_alarming(form: Form, row: int, columns: Mapping[str, Collection[int]]) -> Iterator[AlarmingAnswer]:
    """Yield the questions that fill no column whose answer alarms, each with it."""
    known = {form.time, *(place for places in columns.values() for place in places)}
    titles = {place: asked for asked, places in form.questions.items() for place in places}
    for place, asked in titles.items():
        if place in known or not (said := str(answer_at(form, row, place) or "").strip()):
            continue
        if alarm := read_alarm(asked, said):
            yield AlarmingAnswer(f"{' '.join(asked.split())}\n{said}", alarm)


def read_alarm(asked: str, said: str) -> FormAlarm | None:
    """Return what an answer may mean to a question, None if nothing that anybody must hear of at once."""
    if OF_RULES.search(asked):
        return None
    if THREATENED.search(asked):
        return FormAlarm.HARM if _tells_of_threat(asked, said) else None
    if SAFE.search(asked):
        return FormAlarm.HARM if _tells_of_no_safety(asked, said) else None
    if CALL.search(asked):
        return FormAlarm.CALL if _is_plain(said, SAYING_YES) else None
    return FormAlarm.OUT if _is_plain(said, SAYING_NO) and GOES_ON.search(asked) else None


def _tells_of_threat(asked: str, said: str) -> bool:
    if said.isdecimal() and A_SCALE.search(asked):
        return said not in LOWEST
    return _begins(said, SAYING_YES) or OFTEN.match(said) is not None


def _tells_of_no_safety(asked: str, said: str) -> bool:
    if said.isdecimal() and A_SCALE.search(asked):
        return said in LOWEST and not BEST_FIRST.search(asked)
    return _begins(said, SAYING_NO) or HARDLY.match(said) is not None


def _is_plain(said: str, words: Collection[str]) -> bool:
    key = key_of_answer(said)
    return key in words or (len(key.split()) <= MOST_BESIDE and first_of(key) in words)


def _begins(said: str, words: Collection[str]) -> bool:
    key = key_of_answer(said)
    return key in words or first_of(key) in words
