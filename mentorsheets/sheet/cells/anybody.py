"""Knowing an answer to "whom not?" that says that anybody will do, in six languages: "I get along with everyone".

Each language has a few turns of speech, with words of its own in the places of those who are meant and of what is
said of them. The whole answer must be such turns: what else stands in it, a name or an exception, is for a human.
"""
# ruff: noqa: E501 - a table of words reads by its columns

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import accumulate

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.cells.nothing import names_nobody
from mentorsheets.sheet.cells.text import bare_letters, plain, unify_endings

LONGEST_ASSENT = 120
"""Characters up to which an answer can say nothing but that anybody will do."""
_WORDS: Mapping[str, tuple[Mapping[str, str], tuple[str, ...]]] = {
    "en": ({
        "all": "every ?one|every ?body|any ?one|any ?body|all(?: of (?:them|you))?|every (?:single)? (?:person|participant|mentor|mentee)|all (?:people|participants|mentors|mentees)|whoever|most people|people in general|they|they all",
        "nice": "nice|lovely|great|fine|good|ok|okay|cool|kind|friendly|welcome|amazing|awesome|wonderful|super|alright|all right|acceptable|suitable|sweet",
        "very": "all|really|very|quite|so|pretty|always|usually|generally|totally|perfectly|absolutely|just|still|also|here|seems?|to be|with me|by me|to me|for me|in general|honestly|actually|so far|yet|thanks|thank you|i think|i guess|i believe|at all|overall|very well|well|fine|ok|easily|great",
        }, (
            "(?:i)? (?:can|could|will|would|do|tend to)? (?:get|got|getting|work|working|be matched) {very} (?:along|on|together|well|fine)? {very} with {all} {very}",
            "{all} {very} (?:is|are|s|re|seems?|works|would be|will do|will be)? {very} {nice} {very}",
            "{all} (?:works|work|will do|goes)(?: {very})",
            "(?:i)? (?:m|am)? {very} (?:easy|easy going|easygoing|flexible|not fussy|not picky|not choosy|not bothered|chilled|neutral|open|open minded)(?: to (?:get along|work|deal) with)? {very}",
            "(?:i)? (?:have|ve)? (?:got)? no (?:enemies|foes|feuds|grudges|beef|bad blood|hard feelings|ill will)(?: (?:with|against|here|at all|towards)(?: {all})?)? {very}",
            "(?:i)? (?:can t|cannot|couldn t|can not) (?:say|think|name|recall|come up with)(?: that)?(?: (?:there (?:is|are)|i (?:do|have|know)|of)(?: (?:any ?one|any ?body))?| (?:any|any ?one|any ?body|a name|any names?)) {very}",
            "(?:i)? (?:do not|don t|dont) (?:really|yet|actually)? (?:know|have|mind|care|dislike|hate|avoid|refuse|object to)(?: (?:any|{all}|who|whom|a preference|preferences|any names|them|people))?(?: (?:here|well enough|else|of that kind|like that|in the programme|in the program|it is|it s))* {very}",
            "(?:i)? (?:m|am) {very} new(?: here| to (?:the|this) (?:group|programme|program|team|company|community|place))?(?: (?:so|and))?(?: no| none| no one| nobody| not yet| not really)? {very}",
            "(?:i)? (?:have|ve)? no (?:issues?|problems?|concerns?|conflicts?|objections?|trouble|quarrels?|preferences?)(?: (?:with|against|to|about|regarding|either way|whatsoever|{all}|no ?one|no ?body))* {very}",
            "(?:i)? (?:like|love|respect|appreciate|trust|welcome) {all} {very}",
            "(?:no ?one|no ?body|none|nothing|no names?)(?: (?:in particular|specific|really|that))?(?: (?:comes?|springs?|pops?|jumps?|leaps?)(?: in)?to (?:my)? mind| (?:i|that i|whom i|who i) (?:can|could|would|d|know|m aware)(?: {very})*(?: (?:think of|name|avoid|mind|object to|of))?| (?:worth mentioning|to mention|to report|to add|to declare|to name|off the top of my head)) {very}",
            "(?:there (?:is|are|s))? (?:no ?one|no ?body|none)(?: (?:that|who|whom|with whom))? i (?:want|wish|d like|would like|need|have|would want|d want) to (?:avoid|exclude|keep away from|stay away from|be kept (?:away|apart) from|object to|veto|name|list) {very}",
            "nothing(?: (?:comes?|springs?) to mind)? {very}",
            "not (?:to|as far as|that)(?: i| my)(?: \\w+)?(?: (?:knowledge|know|recall|am aware|m aware|aware|remember|think))?(?: of)? {very}",
            "(?:there (?:is|are|s) )?(?:no ?one|no ?body|none)(?: (?:at all|whatsoever|else|specific|in particular|like that|of the sort))* {very}",
        )),
    "es": ({
        "all": "tod[oa]s(?: (?:ell[oa]s|l[oa]s (?:demas|participantes|mentores|mentoras|companeros)))?|todo el mundo|cualquiera|cualquier persona|cualquier mentor|la gente|toda la gente",
        "nice": "bien|muy bien|genial|geniales|bienvenid[oa]s?|majos|simpatic[oa]s|amables|agradables|perfect[oa]s?|estupend[oa]s?|buena gente|buenas personas|maj[oa]s|encantador(?:es|as)?|ok",
        "very": "muy|bastante|bien|perfectamente|siempre|en general|la verdad|gracias|por ahora|de momento|por el momento|creo|aqui|todavia|aun|nunca|realmente|para mi|por mi|conmigo|honestamente|en absoluto|que yo sepa|en particular|en especial",
        }, (
            "(?:yo)? (?:me)? (?:llevo|entiendo|relaciono|trato) {very} con {all} {very}",
            "con {all} {very} (?:me llevo|me entiendo|todo|estoy)? {very} (?:bien|genial|ok|a gusto|me llevo|me entiendo) {very}",
            "{all} (?:me)? (?:son|estan|esta|es|me caen|me cae|caen|parecen|parece|vale|valen|me parecen|me parece|sirve|sirven)? {very} {nice} {very}",
            "(?:me)? (?:caen|parecen|valen|sirven) {very} (?:bien)? {all} {very}",
            "&(?:no|ningun[oa]?|nadie|sin|cero|ni)&(?:no)? (?:tengo|hay|he tenido|existe|veo)? (?:ningun[oa]?|ni un)? (?:problemas?|conflictos?|inconvenientes?|dificultad(?:es)?|enemig[oa]s?|lios?|rollos?)(?: (?:con|de|contra|entre))? (?:nadie|ningun[oa]|ninguna persona|{all})? {very}",
            "(?:sin|ningun|cero|0) (?:problemas?|conflictos?|inconvenientes?)(?: (?:con|de) (?:nadie|ningun[oa]|{all}))? {very}",
            "&(?:no|nadie|ningun[oa]?)&(?:no)? (?:se)? (?:me)? (?:ocurre|viene|recuerdo|conozco|se) (?:a)? (?:la mente|ahora)? (?:nadie|ningun[oa]|ningun nombre|a nadie)? (?:a la mente|a la cabeza|en mente)? {very}",
            "(?:nadie|ningun[oa])(?: (?:que|me|se|en|a) ?(?:me|se)? (?:yo)? (?:sepa|ocurra|viene|recuerde|conozca|moleste|particular|especial|la|mente))* {very}",
            "(?:no hay)? (?:nadie|ningun[oa]|ninguna persona) (?:(?:con|a|de) )?(?:quien|que|la que|el que)(?: no)?(?: (?:quiera|quisiera|desee|tenga que|tenga|prefiera|deba|haya tenido))?(?: (?:evitar|excluir|problemas?|conflictos?|ningun problema|moleste))? {very}",
            "(?:soy|estoy) (?:nuev[oa]|flexible|abiert[oa](?: a (?:{all}|todo))?)(?: (?:aqui|en el programa))? (?:asi que)? (?:no|nadie)? (?:conozco a nadie)? {very}",
        )),
    "fr": ({
        "all": "tout le monde|tous(?: les (?:autres|participants|mentors|membres|gens))?|toutes|n importe qui|chacun|les gens|qui que ce soit|quiconque",
        "nice": "bien|tres bien|sympas?|sympathiques?|super|gentils?|gentilles?|bienvenus?|bienvenues?|parfaits?|ok|cool|adorables?|charmants?|agreables?",
        "very": "tres|assez|bien|parfaitement|toujours|en general|vraiment|merci|pour l instant|pour le moment|a priori|ici|encore|je pense|je crois|avec moi|pour moi|en principe|du tout|en particulier|a ma connaissance|que je sache",
        }, (
            "(?:je)? (?:m entends|m entend|travaille|suis a l aise) {very} avec {all} {very}",
            "avec {all} {very} (?:ca va|ca passe|je m entends|ok|pas de souci) {very}",
            "{all} (?:est|sont|a l air|ont l air)? {very} (?:{nice}|me va|me vont|me convient|me conviennent) {very}",
            "(?:je n ai|il n y a)? (?:pas|aucun|aucune|zero|0|sans)(?: de| d)? (?:problemes?|soucis?|conflits?|difficultes?|ennemis?|differends?|objections?|histoires?)(?: (?:avec|envers|contre|de))?(?: (?:personne|quiconque|qui que ce soit|quelqu un|{all}))? {very}",
            "(?:il n y a)? (?:personne|aucune personne) (?:que je|que j|avec qui je|avec qui j) (?:veuille|souhaite|veux|aimerais|voudrais|prefere|prefererais|aie|aurais)(?: a)?(?: (?:eviter|ecarter|exclure|un probleme|un souci|un conflit|des problemes)) {very}",
            "(?:personne|aucun nom)(?: (?:ne)? (?:me vient|vient)(?: a l esprit| en tete)?)? {very}",
            "(?:je)? (?:ne)? (?:connais|vois|sais|pense|deteste|refuse) {very} (?:encore)? (?:personne|pas|a personne|aucun nom|aucune personne) {very}",
            "(?:je suis)? (?:nouveau|nouvelle|ouvert|ouverte|flexible)(?: (?:ici|a (?:tous|tout|toutes|tout le monde)))?(?: (?:donc|alors))?(?: (?:non|personne))? {very}",
        )),
    "de": ({
        "all": "alle[nr]?|jede[mnr]?|allen leuten|alle leute|irgend ?wem|irgend ?jemand\\w*|jemand\\w*|allen (?:hier|teilnehmenden|anderen|menschen)|alle (?:hier|anderen|teilnehmenden|menschen)|wem auch immer|jeder person",
        "nice": "nett|okay|ok|gut|in ordnung|willkommen|lieb|prima|super|toll|recht|sympathisch|cool|fein|klasse|freundlich|angenehm",
        "very": "ganz|sehr|gut|immer|eigentlich|soweit|bisher|bestens|prima|im allgemeinen|generell|danke|noch|hier|wirklich|echt|bei mir|fur mich|mir|derzeit|momentan|zurzeit|im moment|ja|so|gar|uberhaupt|da|spontan|gerade|jetzt|super|grundsatzlich",
        }, (
            "(?:ich)? (?:komme?|kann|verstehe?|arbeite) {very} (?:mich)? {very} mit {all} {very} (?:klar|aus|zurecht|gern|gut|super)? {very}",
            "mit {all} (?:komme ich|verstehe ich mich|alles)? {very} (?:{nice}|klar|aus|zurecht) {very}",
            "{all} (?:sind|ist|war|waren)? {very} (?:{nice}|passt|passen|geht|gehen) {very}",
            "mir (?:sind|ist) {all} {very} {nice}",
            "(?:ich)? (?:habe?|gibt es|es gibt|sehe)? (?:da)? (?:mit)? (?:keine?|keinerlei|null|0|ohne|kein) (?:probleme?|konflikte?|schwierigkeiten|streit|feinde?|einwande|arger|bedenken|stress|vorbehalte)(?: (?:mit|gegen|gegenuber))?(?: (?:{all}|niemande?m|niemanden))? {very}",
            "(?:mit)? niemande?m (?:probleme?|konflikte?|streit|arger|schwierigkeiten) {very}",
            "(?:es gibt|da ist|gibt es)? {very} (?:niemand\\w*|keine[nr]?) (?:den|der|die|dem|mit dem) ich (?:meiden|vermeiden|ausschliessen|fernhalten|nicht treffen) (?:mochte|will|wurde|muss|mag) {very}",
            "(?:mir)? (?:fallt|kommt) {very} (?:niemand|keine[rn]?|nichts)(?: (?:in den sinn|ein))? {very}(?: ein)?",
            "(?:nicht|keine[rn]?|niemand\\w*) (?:dass|den|der|von dem) ich (?:wusste|wisse|weiss|kenne|kennen wurde|nennen wurde) {very}",
            "(?:ich)? kenne {very} (?:hier)? (?:ja)? (?:noch)? (?:niemand\\w*|keine[nr]?|fast niemanden) {very}",
            "(?:ich)? (?:bin)? (?:neu|offen|flexibel)(?: (?:hier|fur alle|fur jeden|dabei))?(?: (?:also|daher))?(?: (?:nein|niemand\\w*|niemanden))? {very}",
        )),
    "pt": ({
        "all": "tod[oa]s(?: (?:aqui|el[ea]s|os outros))?|todo mundo|toda a gente|qualquer (?:um|uma|pessoa)|as pessoas",
        "nice": "bem|muito bem|legais|legal|simpatic[oa]s|otim[oa]s|bem vind[oa]s|gente boa|gente fina|queridos|fixes|porreiros|perfeit[oa]s?|boas pessoas|amaveis|ok|tranquilo",
        "very": "muito|bem|bastante|sempre|em geral|na verdade|obrigad[oa]|por enquanto|por agora|de momento|no momento|acho|aqui|ainda|realmente|para mim|por mim|comigo|em particular|que eu saiba|que eu lembre|agora",
        }, (
            "(?:eu)? (?:me)? (?:dou|relaciono|entendo)(?: me)? {very} com {all} {very}",
            "com {all} {very} (?:me dou|tudo|dou me|esta tudo)? {very} (?:me dou|bem|certo|ok|legal|dou me) {very}",
            "{all} (?:sao|estao|e|parecem|serve|servem|me parecem|esta)? {very} {nice} {very}",
            "&(?:nao|nenhum|nenhuns|sem|zero|ninguem)&(?:nao)? (?:tenho|ha|existe|vejo|tive)? (?:nenhum|nenhuns|sem|zero|0)? (?:problemas?|conflitos?|dificuldades?|inimig[oa]s?|restricoes|atritos?|questoes)(?: (?:com|contra|entre))? (?:ninguem|{all})? {very}",
            "&(?:nao|nenhum|ninguem)&(?:nao)? (?:me)? (?:ocorre|vem|lembro|conheco|sei)(?: de)? (?:ninguem|nenhum nome)? (?:a mente|a cabeca)? {very}",
            "(?:ninguem|nenhum|nenhuma)(?: (?:me)? (?:vem|ocorre)(?: (?:a|na) (?:mente|cabeca))?| que eu (?:saiba|lembre|conheca))? {very}",
            "(?:nao ha)? ninguem (?:que|com quem|a quem)(?: eu)? (?:queira|quero|tenha|gostaria de|prefira|precise)(?: (?:evitar|excluir|problemas?|conflitos?)) {very}",
            "(?:sou|estou) (?:nov[oa]|flexivel|abert[oa])(?: (?:aqui|a todos|a tod[oa]s))?(?: (?:entao|por isso))?(?: (?:nao|ninguem))? {very}",
        )),
    "ar": ({
        "all": "(?:ال)?جميع|الكل|كل (?:الناس|الاشخاص|المشاركين)|(?:اي )?(?:احد|شخص|فرد)(?: كان)?|اي كان|الناس|الناس جميعا",
        "nice": "جيد\\w*|لطيف\\w*|لطفاء|رائع\\w*|مناسب\\w*|بخير|طيب\\w*|ممتاز\\w*|مرحب به\\w*|مرحب بهم|محترم\\w*",
        "very": "جدا|حقا|عموما|دايما|بشكل عام|شكرا|الان|حاليا|حتي الان|بعد|هنا|معي|بالنسبة لي|بالنسبه لي|جيدا|تماما|علي الاطلاق|مطلقا|بعينه|محدد|في الوقت الحالي",
        }, (
            "(?:انا)? (?:انسجم|اتفق|اتعامل|اتفاهم|علاقتي|اعمل|منسجم\\w*) {very} مع {all} {very}",
            "{all} {very} {nice} {very}",
            "&(?:لا|ليس|ليست|بلا|دون|بدون|ما)&(?:ليس|ليست|ما)? (?:لدي|عندي|هناك|يوجد|توجد)? (?:لا|اي|بلا|دون|بدون)? (?:توجد|يوجد)? (?:لدي|عندي)? (?:اي)? (?:مشكل[ةه]|مشاكل|خلاف\\w*|مانع|اعتراض|اعداء|تحفظ)(?: (?:لدي|عندي))?(?: (?:مع|علي))?(?: {all})? {very}",
            "لا (?:احد|يوجد احد|اعرف احدا?|اتذكر احدا?|يخطر ببالي احد|يوجد)(?: (?:ببالي|هنا))? {very}",
            "لا (?:يوجد)? احد (?:اريد|ارغب في|اود) (?:تجنبه|استبعاده|الابتعاد عنه) {very}",
            "(?:انا)? (?:جديد|جديدة|جديده|منفتح|منفتحة|مرن|مرنة)(?: هنا| علي الجميع)? {very}",
        )),
}  # fmt: skip
"""Turns of speech by language; of `very` any number stands in its place, or none."""
_HEDGES = re.compile(
    r"^(?:(?:nope|nah|none|nobody|no one|well|oh|haha|lol|honestly|yes|nein|ja|na|oui|sim|eh|bueno|bon|also|and|und|et|y|e|but|so|نعم|و) )+"
)
"""What stands before the turn itself, and changes nothing of it; a bare "no" may deny what follows it."""
_CLAUSES = re.compile(r"[.!?;:,،؛؟\n()–—]+|\s-\s")


def _parts(turn: str) -> Iterator[str]:
    """Yield the parts of a turn of speech, which stand between spaces outside of brackets."""
    depth, part = 0, ""
    for letter in f"{turn} ":
        depth += (letter in "({") - (letter in ")}")
        if letter == " " and not depth:
            yield part
            part = ""
        else:
            part += letter


def _closes_last(part: str) -> bool:
    """Return whether the bracket with which a part begins is the one with which it ends, but for a mark."""
    depths = list(accumulate((letter == "(") - (letter == ")") for letter in part))
    return part.startswith("(?:") and 0 not in depths[:-2]


def _pattern(turn: str, words: Mapping[str, str]) -> str:
    """Return the pattern of a turn of speech, each part of which takes the space before it along."""
    must, turn = turn[1:].split("&") if turn.startswith("&") else ("", turn)
    found = f"(?=.* {must}\\b)" if must else ""
    for part in filter(None, _parts(turn)):
        is_optional = _closes_last(part) and part.endswith(")?")
        own = part[len("(?:") : -len(")?")].strip() if is_optional else part
        found += f"(?: (?:{own})){'*' if part == '{very}' else '?' if is_optional else ''}"
    for name, own in words.items():
        found = found.replace(f"{{{name}}}", f"(?:{own})")
    return unify_endings(bare_letters(found))


_TURNS = tuple(
    LatePattern("|".join(_pattern(turn, words) for turn in turns)) for words, turns in _WORDS.values()
)


def accepts_anybody(text: str) -> bool:
    """Return whether an answer to whom somebody avoids says that anybody will do, and nothing else."""
    return len(text) <= LONGEST_ASSENT and _accepts_anybody(text)


@lru_cache(maxsize=20_000)
def _accepts_anybody(text: str) -> bool:
    clauses = [one for one in _CLAUSES.split(text) if plain(one)]
    return bool(clauses) and all(names_nobody(one) or _is_turn(one) for one in clauses)


def _is_turn(clause: str) -> bool:
    words = _HEDGES.sub("", f"{_words(clause)} ").strip()
    return any(one.fullmatch(f" {words}") for one in _TURNS)


def _words(text: str) -> str:
    return unify_endings(bare_letters(plain(text)))
