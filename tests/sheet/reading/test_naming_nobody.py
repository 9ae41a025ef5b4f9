"""What people write who name nobody and nothing, in six languages, and answers that only begin so."""

import pytest

from mentorsheets.sheet.backend import Book, Tab
from mentorsheets.sheet.cells.nothing import names_nobody
from tests.sheet.adopt.lists import adopt_book

NONE = {
    "en": (
        "none|None.|n/a|N.A.|n.a.|na|-|--|—|.|…|...|?|nobody|no one|no-one|nobody really|no one really|"
        "no one comes to mind|nobody comes to mind|not that I know of|none that I know of|not really|nope|no|nah|"
        "nothing|nothing really|nothing at the moment|nothing for now|not at the moment|not right now|"
        "not at this time|none at present|no preference|no preferences|no strong preference|no conflicts|"
        "no conflicts that I'm aware of|no restrictions|no objections|no one in particular|nobody in particular|"
        "not applicable|does not apply|tbd|TBC|to be decided|to follow|all good|all fine|I'm fine with anyone|"
        "I am happy with anyone|happy to work with anyone|happy to be matched with anybody|anyone is fine|"
        "anyone is okay|whoever|open to all|open to anybody|I don't mind|don't know yet|don't know|not sure|"
        "not sure yet|unsure|I can't think of anyone|can't think of anybody|can't think of any|no idea|no comment|"
        "prefer not to say|rather not say|blank|(none)|[none]|none whatsoever|absolutely no one|no names|"
        "no concerns|no issues|none as of now|as of now none|not yet|nil"
    ),
    "de": (
        "keine|keiner|keine.|niemand|niemanden|niemand bestimmtes|niemand fällt mir ein|mir fällt niemand ein|"
        "fällt mir keiner ein|nein|nö|nee|nichts|nichts Besonderes|nichts im Moment|derzeit nichts|derzeit keine|"
        "aktuell niemand|im Moment niemand|bisher keine|noch nicht|noch keine|noch offen|weiß nicht|"
        "weiß ich noch nicht|keine Ahnung|keine Angabe|k. A.|k.A.|entfällt|nicht zutreffend|trifft nicht zu|"
        "keine Präferenz|keine Präferenzen|keine Wünsche|kein Wunsch|keine Einwände|keine Bedenken|"
        "keine Konflikte|nicht dass ich wüsste|nicht, dass ich wüsste|alle sind okay|alle okay|"
        "ich komme mit allen klar|mir ist jeder recht|jeder ist mir recht|egal|ist mir egal|mit allen gerne|"
        "alles gut|passt schon|passt alles|nicht bekannt|unbekannt|nichts bekannt|kein Problem|keine Probleme|"
        "gibt es nicht|gibt's nicht|s. o.|-|/|möchte ich nicht sagen|will ich nicht sagen|keine besonderen|"
        "niemand im Speziellen|eigentlich niemand|eigentlich keine|niemand so richtig|ohne|leer"
    ),
    "es": (
        "ninguno|ninguna|ninguno en particular|nadie|nadie en particular|nadie en especial|nadie por ahora|"
        "nadie que yo sepa|no que yo sepa|que yo sepa no|no|no hay|no hay nadie|no tengo|no tengo ninguno|"
        "no tengo preferencias|sin preferencia|sin preferencias|nada|nada por ahora|nada en especial|"
        "nada en particular|por ahora no|por el momento no|por el momento ninguno|de momento no|de momento nadie|"
        "ahora mismo no|todavía no|aún no|no aplica|no procede|N/A|n/a|n.a.|-|no sé|no lo sé|no lo sé todavía|"
        "ni idea|no estoy segura|no estoy seguro|no se me ocurre nadie|no se me ocurre ninguno|"
        "no me viene nadie a la mente|no recuerdo a nadie|cualquiera|cualquiera me va bien|me da igual|"
        "con cualquiera|todos están bien|todo bien|me llevo bien con todos|me llevo bien con todo el mundo|"
        "prefiero no decirlo|prefiero no contestar|prefiero no responder|sin conflictos|ningún conflicto|"
        "sin objeciones|sin restricciones|ninguna objeción|ninguna restricción|en realidad nadie|realmente nadie|"
        "la verdad es que nadie|vacío|nada que declarar|no especificado|por definir|pendiente"
    ),
    "fr": (
        "aucun|aucune|aucun.|personne|personne en particulier|personne de particulier|personne pour l'instant|"
        "personne pour le moment|personne à ma connaissance|pas à ma connaissance|pas que je sache|non|non merci|"
        "rien|rien de particulier|rien pour l'instant|rien à signaler|RAS|pas pour l'instant|pas pour le moment|"
        "pas encore|aucune préférence|pas de préférence|sans préférence|aucun conflit|pas de conflit|"
        "aucune objection|aucune contrainte|aucune restriction|je ne sais pas|je ne sais pas encore|je sais pas|"
        "aucune idée|pas d'idée|ne s'applique pas|non applicable|sans objet|s.o.|N/A|n/a|-|néant|"
        "je ne vois personne|je ne vois pas|je ne pense à personne|personne ne me vient à l'esprit|"
        "rien ne me vient à l'esprit|tout va bien|tout le monde me va|tout le monde me convient|n'importe qui|"
        "peu importe|ça m'est égal|je m'entends avec tout le monde|je préfère ne pas dire|"
        "je préfère ne pas répondre|non renseigné|non précisé|à définir|à déterminer|vide|pas vraiment|"
        "personne vraiment|vraiment personne|aucun en particulier|aucune en particulier|pas spécialement|"
        "rien de spécial|non concerné"
    ),
    "pt": (
        "ninguém|ninguém em particular|ninguém em especial|ninguém por agora|ninguém que eu saiba|"
        "que eu saiba ninguém|que eu saiba não|não que eu saiba|nenhum|nenhuma|nenhum em particular|não|não há|"
        "não há ninguém|não tenho|não tenho nenhum|não tenho preferência|sem preferência|sem preferências|nada|"
        "nada por agora|nada em especial|nada de especial|nada a declarar|por enquanto não|por enquanto ninguém|"
        "de momento não|no momento não|no momento nenhum|ainda não|não se aplica|não aplicável|N/A|n/a|n.a.|-|"
        "não sei|não sei ainda|ainda não sei|sem ideia|não faço ideia|não me ocorre ninguém|"
        "ninguém me vem à mente|não me lembro de ninguém|não consigo pensar em ninguém|qualquer pessoa|"
        "qualquer um|qualquer um serve|tanto faz|todos servem|tudo bem|tudo certo|me dou bem com todos|"
        "dou-me bem com todos|prefiro não dizer|prefiro não responder|sem conflitos|nenhum conflito|sem objeções|"
        "sem restrições|nenhuma objeção|nenhuma restrição|na verdade ninguém|ninguém mesmo|realmente ninguém|"
        "vazio|não informado|não especificado|a definir|pendente|por definir|nenhuma pessoa"
    ),
    "ar": (
        "لا أحد|لا احد|لا يوجد|لا يوجد أحد|لا يوجد أحد معين|لا شيء|لاشيء|لا شيء حاليا|لا شيء الآن|ليس الآن|"
        "ليس حاليا|ليس بعد|لا|كلا|لا أعرف|لا أدري|لست متأكدا|لست متأكدة|لا ينطبق|غير محدد|غير معروف|بدون|بلا|"
        "لا تفضيل|لا يوجد تفضيل|ليس لدي تفضيل|لا تفضيلات|لا يهم|أي شخص|أي شخص مناسب|الجميع مناسب|الجميع بخير|"
        "أتفق مع الجميع|كل شيء جيد|كل شيء على ما يرام|لا مانع|لا مانع لدي|لا اعتراض|لا يوجد اعتراض|لا يوجد تضارب|"
        "لا يوجد خلاف|لا توجد مشكلة|لا مشكلة|أفضل عدم الإجابة|أفضل عدم القول|أفضل ألا أقول|بدون إجابة|لا إجابة|-|"
        "ـ|؟|…|لا أتذكر أحدا|لا يخطر ببالي أحد|لا أحد يخطر ببالي|لا أحد بالتحديد|لا أحد على وجه الخصوص|لا أحد حقا|"
        "في الحقيقة لا أحد|حاليا لا|حاليا لا أحد|حتى الآن لا|لا يوجد لدي|ليس لدي|ليس لدي أحد|فارغ|قيد التحديد|"
        "سيتم تحديده لاحقا|N/A|لا شيء معين"
    ),
}
SOMETHING = (
    "None of the evening times|No, but Bo is my cousin|Nobody but Bo Lind|No one except Dan|Not Dan|"
    "None other than Bo|anyone but Bo|not sure, maybe Bo Lind|Nina|Nora|Noe Nada|Nils|Nil Ortega|Nadia|Nan Li|"
    "Nada Haddad|Rien van Dijk|Nicht Bo|Personne Dupont|nobody from my team|no men|no smokers|"
    "nothing to do with maths|None of my colleagues in Sales|Nothing but grants|no evenings|Not online|"
    "No code platforms|Non-profit law|Nie wieder Streit: Bo|ninguém da minha equipa|nadie de mi equipo|"
    "personne de mon équipe|niemand aus meinem Team|لا أحد من فريقي|keine Chefs|all evenings|All fine arts|"
    "Anyone in Sales|Whoever managed me|Open source|Blank verse|Pending cases|To follow up grants|x-ray|"
    "Egal Ahmed|Any Ortiz|Pass Law|Ras Ali|Nada Surf"
)


@pytest.mark.parametrize("language", NONE)
def test_a_way_of_naming_nobody_names_nobody(language: str) -> None:
    assert [one for one in NONE[language].split("|") if not names_nobody(one)] == []


def test_what_only_begins_so_is_an_answer() -> None:
    assert [one for one in SOMETHING.split("|") if names_nobody(one)] == []


def test_no_name_and_no_need_is_made_of_them() -> None:
    said = [one for words in NONE.values() for one in words.split("|")][::40]
    head = ("Name", "Email", "Needs", "Offers", "Whom should we not match you with?", "Where")
    rows = [
        (f"P{i} Q", f"p{i}@example.org", one if i % 2 else "Grants", "Grants" if i % 2 else one, one, one)
        for i, one in enumerate(said)
    ]
    came = adopt_book(Book((Tab("List", (head, *rows)),)))
    assert {kind for kinds in (*came.asks.values(), *came.offers.values()) for kind in kinds} == {"Grants"}
    assert came.avoids == {}
    assert not any("Nobody in Participants" in told or "no table of ours" in told for told in came.told)


@pytest.mark.parametrize(
    "text", ["None to declare", "Nobody springs to mind", "con nadie", "No, con nadie", "avec personne", "mit niemandem", "com ninguém", "ما في"]
)  # fmt: skip
def test_with_nobody_is_nobody(text: str) -> None:
    assert names_nobody(text)


@pytest.mark.parametrize("text", ["no con", "não com o", "nicht mit", "pas avec", "not with Tom"])
def test_not_with_names_somebody_who_stands_beside_it(text: str) -> None:
    assert not names_nobody(text)
