"""What is said of somebody who is gone, away for a while, put off or not taken: phrases in six languages.

`WHEREVER` says so in a text of any length. `OF_SOMEBODY` does in a remark on somebody, and may well tell of other things in
what people write of themselves: "I left my job to open a bakery".
"""
# ruff: noqa: E501 - a table of words reads by its columns

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.cells.text import bare_letters

_PLACE = r"(?:the |our |this |that |his |her |their )?(?:company|firm|programm?e?|program|scheme|school|university|uni|college|organi[sz]ation|charity|association|club|team|department|board|job|post|role|country|city|town|area|cohort|group|committee|staff)"
_THIS_ROUND = r"(?:this|the current|the next|that) (?:year|time|round|cohort|term|semester|season|edition|cycle|spring|autumn|summer|winter|fall|one)"
_MATE = r"(?:me|her|him|them|us|this person)"
_WHEREVER = {
    "en": (
        rf"(?:skip|miss|sit(?:ting)?|sat|leave|count) (?:{_MATE} )?(?:out )?{_THIS_ROUND}(?: time)?(?: round| out)?|skip {_MATE}|sitting (?:it|this) out|"
        rf"(?:can t|cannot|can not|won t|will not|could not|couldn t|not able to|unable to) (?:\w+ )?(?:do (?:this|it) (?:any ?more|after all|{_THIS_ROUND})|take part|commit|continue|go on|carry on|make (?:it )?{_THIS_ROUND}|be (?:a )?(?:part|mentor|mentee)|join|keep (?:it|this) up)|"
        rf"(?:can t|cannot|not|won t|no) (?:\w+ ){{0,3}}?{_THIS_ROUND}(?! (?:before|until))|not available (?:until|till|before|{_THIS_ROUND}|any ?more|at the moment|for now)|unavailable (?:until|till|{_THIS_ROUND}|at the moment|for now)|"
        r"(?:start|join|come back|take part|do (?:it|this)|be in|wait (?:for|until)) (?:\w+ ){0,2}?next (?:year|time|round|cohort|term|semester|season|edition|cycle)|next (?:year|time|round|cohort|term|semester) (?:instead|please|maybe|perhaps|rather)|(?:maybe|perhaps|rather|defer\w*|postpon\w*|move\w* (?:me )?to|try (?:again )?) (?:\w+ )?next (?:year|time|round|cohort|term)|"
        rf"(?:don t|do not|please stop|never|no need to) (?:\w+ )?(?:match|pair|contact|assign|propose|e ?mail|introduce) {_MATE}(?! (?:with|to|by|before|on|at|during)\b)|(?:don t|do not) (?:match|pair|contact|assign|invite|propose)$|"
        r"(?:cancel|withdraw|delete|remove|undo|revoke) (?:my|her|his|their) (?:\w+ )?(?:registration|sign ?up|application|place|spot|participation|entry|enrol\w*|offer|booking|slot)|(?:have|had|has|need\w*|want\w*|like|ll|going) to (?:\w+ )?(?:cancel|withdraw|pull out|drop out|bow out|step (?:back|down|away|aside)|opt out|back out|defer|postpone)|"
        r"(?:please |must |i |we )cancel$|chang(?:ed|ing) my mind|signed up (?:by (?:mistake|accident)|in error)|(?:by mistake|by accident|in error)$|(?:don t|do not|no longer) want (?:to (?:do|be in|join|mentor|continue)|it|this)|not for me after all|lost interest|no longer (?:want\w*|wish\w*|need\w*|able to|taking part|part of (?:this|the pro))|"
        r"too much on (?:my|her|his|their) plate|(?:don t|do not|doesn t|does not) have (?:the |any |enough )?(?:time|capacity)(?: (?:any ?more|right now|at the moment|this \w+|for (?:this|it)))|no (?:time|capacity) (?:any ?more|right now|at the moment|this \w+|for (?:this|it)|left)|too busy (?:to|this|right now|at the moment|for (?:this|it))|"
        r"(?:am|is|are|be|m|s|re|she|he|currently|goes|going|still|now|go) on (?:\w+ )?(?:maternity|paternity|parental|sick|medical|family|compassionate|adoption|study|unpaid|carers?|long term) leave|on (?:a )?sabbatical (?:until|till|from|this|for)"
    ),
    "es": (
        r"(?:este (?:ano|curso|semestre)|esta (?:vez|edicion|ronda)) (?:ya )?no|no (?:\w+ ){0,3}?(?:este (?:ano|curso|semestre)|esta (?:vez|edicion|ronda))|(?:mejor|prefiero|quiza\w*|hasta|para) (?:\w+ ){0,2}?(?:el (?:ano que viene|proximo ano)|la proxima (?:vez|edicion))|"
        r"(?:tengo que|tuve que|tendre que|debo|quiero|necesito|quisiera|tiene que|desea) (?:\w+ )?(?:cancel|retir|aplaz|pospon|renunci|anul|dejar(?:lo)?\b)\w*|(?:cancel|anul|retir|borr|elimin)\w* (?:mi|su) (?:inscripcion|plaza|participacion|registro|solicitud|nombre)|no (?:contactar|emparejar|asignar|molestar|escribir|llamar)|no me (?:contact|emparej|asign|escrib)\w*|"
        r"no (?:puedo|puede|podre|podra) (?:\w+ )?(?:particip|segui|continu|compromet|asum)\w*|no (?:cuent\w+) conmigo|ya no (?:trabaj|quier|pued|particip|form|esta|tien|necesit|es|vive|sigue)\w*|(?:cambie|he cambiado) de (?:opinion|idea)|me (?:apunte|inscribi) por error|no (?:tengo|tiene) (?:mas )?tiempo (?:este|ahora|para (?:esto|participar))|"
        r"(?:estoy|esta|sigue) de (?:baja|excedencia|licencia)"
    ),
    "fr": (
        r"(?:pas|plus) (?:cette (?:annee|fois|saison|session|edition)|ce (?:semestre|trimestre))|(?:plutot|reporte\w*|attendre|preferer\w*|peut etre|decale\w*) (?:\w+ ){0,3}?(?:l an(?:nee)? prochaine?|la prochaine (?:fois|session|edition))|(?:l an(?:nee)? prochaine?) (?:plutot|si possible|peut etre)|"
        r"(?:dois|doit|devrai|souhaite|veux|prefere|vais|suis oblige\w*|contraint\w*) (?:\w+ ){0,3}?(?:annuler|me retirer|arreter|renoncer|me desister|reporter|abandonner|me desinscrire|decliner)|(?:annul|retir|supprim)\w* (?:mon|ma|son|sa) (?:inscription|participation|place|candidature)|ne (?:pas|plus) (?:me |la |le |l )?(?:contact|appari|jumel|sollicit|propos|relanc)\w*|"
        r"(?:ne|n) (?:\w+ ){0,2}?(?:souhait|veu|peu|pourr|particip|travaill|fai|est|suis|sera|serai|compte|vi)\w* plus|ne (?:\w+ ){0,2}?(?:pourr|peu)\w* pas (?:\w+ )?(?:particip|continu|m engag|s engag)\w*|plus (?:le temps|disponible|dispo|interess\w*|envie|joignable|mentor\w*|mentoree?|membre|salarie\w*)|(?:j ai|a) change d avis|inscrite? par erreur|pas le temps (?:cette|en ce moment|pour)|"
        r"(?:suis|est|actuellement) en (?:conge|arret|pause)"
    ),
    "de": (
        r"(?:dieses|diese[snmr]?|das) (?:jahr|mal|semester|runde|halbjahr|schuljahr) (?:\w+ )?(?:nicht|aus\w*|pause)|nicht (?:\w+ )?(?:dieses jahr|diesmal|dieses mal|in diesem (?:jahr|semester)|diese runde)|(?:erst|lieber|vielleicht|wieder|besser) (?:\w+ )?(?:nachste[snr]?|kommende[snr]?|im nachsten|im kommenden) (?:jahr|mal|semester|runde|halbjahr)|(?:nachstes|kommendes) (?:jahr|mal|semester) (?:wieder|erst|lieber|gern\w*)|"
        r"(?:muss|mussen|mochte|mochten|will|wurde|werde) (?:\w+ ){0,4}?(?:absagen|abmelden|aussetzen|pausieren|aufhoren|stornieren|zuruckziehen|zurucktreten|verschieben|aussteigen|abbrechen)|(?:meine|ihre|seine) (?:anmeldung|teilnahme|zusage) (?:\w+ )?(?:stornier|zuruck|losch|absag|wider)\w*|nicht (?:\w+ )?(?:matchen|vermitteln|kontaktieren|anschreiben|zuteilen|vorschlagen)|"
        r"nicht mehr (?:im|bei|in|als|an|da|teil|mit|dabei|erreichbar|beschaftigt|tatig|mentor\w*|aktiv|weiter\w*)|keine (?:zeit|kapazitat\w*|lust) (?:mehr|dieses|derzeit|aktuell|im moment|dafur)|(?:habe|hat) (?:leider |derzeit |aktuell |gerade |momentan )?keine (?:zeit|kapazitat\w*)(?: mehr)?|kein interesse(?: mehr)?|(?:versehentlich|aus versehen|irrtumlich) angemeldet|habe es mir anders uberlegt|bis auf weiteres (?:nicht|aus\w*|pause|verhindert)|"
        r"(?:bin|ist|derzeit|aktuell) (?:\w+ )?(?:in elternzeit|im mutterschutz|krankgeschrieben|beurlaubt)"
    ),
    "pt": (
        r"(?:este|neste) (?:ano|semestre) (?:eu )?nao|(?:desta|dessa) vez nao|nao (?:\w+ ){0,3}?(?:este ano|neste ano|neste semestre|desta vez|dessa vez)|(?:talvez|prefiro|melhor|so|deixar|fica\w*|adi\w+) (?:\w+ ){0,2}?(?:ano que vem|(?:o|no) proximo (?:ano|semestre))|"
        r"(?:preciso|quero|tenho (?:que|de)|vou (?:ter que|precisar)|gostaria de|precisa|teve que) (?:\w+ )?(?:cancel|retir|adi|desist|sair)\w*|(?:cancel|retir|exclu|anul)\w* (?:a )?(?:minha|meu|sua|seu) (?:inscricao|participacao|vaga|cadastro|nome)|nao (?:me )?(?:contat|contact|par(?:ear|eiem)|design|envi)\w*|"
        r"nao (?:poss|pod|vou pod|vai pod|consig|consegu)\w* (?:\w+ )?(?:particip|continu|segui|assum|me compromet)\w*|nao (?:\w+ )?(?:trabalh|quer|pode|particip|faz|esta|sou|e|tem|mora|preciso|quero)\w* mais|mudei de (?:ideia|opiniao)|me inscrevi por engano|(?:nao tenho|sem) (?:mais )?tempo (?:este|agora|para (?:isso|participar)|no momento)|(?:estou|esta) (?:de|em) licenca"
    ),
}
_WHEREVER_AR = (
    r"(?:لن|لا) (?:\w+ ){0,2}?(?:المشاركة|مشاركة|اشارك|يشارك|تشارك|الاستمرار|المواصلة|استمر)|(?:لن|لا) (?:استطيع|يستطيع|تستطيع|يمكن\w*|اتمكن|يتمكن|تتمكن|اقدر|يقدر) (?:\w+ )?(?:هذا العام|هذه السنة|هذه المرة|هذا الفصل)|لن اتمكن من|"
    r"(?:اعتذر|تعتذر|يعتذر|نعتذر) عن|(?:الغاء|الغوا|الغي) (?:تسجيلي|مشاركتي|تسجيل\w*|مشاركت\w*)|ليس هذا العام|(?:العام|السنة|الدورة|المرة) (?:القادم|القادمة|المقبل|المقبلة) (?:افضل|ربما|ان شاء)?|غيرت رايي|بالخطا|لا تراسل\w*|لا تتواصل\w*"
)
_OF_SOMEBODY = {
    "en": (
        r"(?:with|dr[ao])w(?:n|s|ing|al)?(?= |$)|withdrew|drop(?:ped|s|ping)? out|dropped|pull(?:ed|s|ing)? out|st[eo]p(?:s|ped|ping)? (?:back|down|away|aside)|bow(?:ed|s|ing) out|back(?:ed|s|ing) out|opt(?:ed|s|ing) out|resign(?:ed|s|ing)|quits?|bailed|deregistered|unregistered|unenrolled|unsubscribed|discontinued|disengaged|"
        rf"defer(?:red|s|ring|ral)?|postponed|paus(?:ed|ing)|suspended|(?<!was )(?<!were )(?<!been )on (?:\w+ )?(?:hold|pause|break|leave|sabbatical)|(?:taking|takes|having|on|took|need\w*|take) (?:a |some )?(?:break|pause|year (?:out|off)|gap year|time (?:off|out))|(?<!after )(?<!from )(?:maternity|paternity|parental|sick|medical) leave(?! (?:and|or) return)|leave of absence|away (?:until|till|for (?:the|this))|abroad (?:until|till|for|this)|(?:back|returns?|returning) (?:in|from|next) (?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|spring|summer|autumn|fall|winter|year|term|20\d\d)|"
        rf"(?:has|have|had|is|are|was|she|he|they|just|recently|now|will be|about to) (?:\w+ )?(?:left|leaving|leaves|gone|moved|moving|moves|relocat\w+|emigrat\w+|transferr\w+|quit|resigned|retired from|graduated)(?! handed)(?! (?:from (?:\w+ )?(?:to )?|careers?|into|house|forward)\b)|left (?:us|{_PLACE}|in \w+|for)|^left$|leaving {_PLACE}|moved (?:away|abroad|on|out|overseas|to|back)|moving (?:away|abroad|to|overseas|out)|relocated|"
        r"wait(?:ing)? ?list\w*|wait listed|reserve(?:s|d| list| pool)?|stand ?by|back ?up(?: (?:mentor|mentee|list|only))?|overflow|substitute|not (?:selected|accepted|chosen|admitted|approved|eligible|confirmed|shortlisted|placed|enrolled|coming|joining|participating|active|taking part|in this|interested|attending|suitable|responding|reachable|contactable|this (?:year|round|time))|unsuccessful|rejected|turned down|declined|ineligible|disqualified|over age|too (?:old|young)|"
        r"no (?:repl(?:y|ies)|response|answer|show|longer)|unresponsive|never (?:repl|respond|answer|show)\w*|not (?:answering|replying|reachable)|gone quiet|went quiet|unreachable|ghosted|e ?mails? bounc\w*|bounced|inactive|dormant|lapsed|expired|archived|cancell?ed|cancels|removed?|deleted|duplicate|test (?:entry|row)|do not (?:use|match|pair|contact)|deceased|died|passed away|pending(?! promotion)|unconfirmed|to be confirmed|tbc|next (?:year|cohort|round|term) only|until further notice|skipp(?:ed|ing)|not yet (?:confirmed|signed|replied)"
    ),
    "es": (
        r"se (?:retir|fue|dio de baja|da de baja|mud|march|desapunt|desvincul|borr|jubil|traslad|sali)\w*|(?:ha|han|he) (?:dejado|abandonado|renunciado|salido|cancelado|pedido la baja)|(?:dejo|abandono) (?:el|la) (?:programa|empresa|escuela|colegio|universidad|organizacion|equipo)|renunci[oa]\w*|aplazad[oa]|pospuest[oa]|suspendid[oa]|en (?:pausa|espera|suspenso)|pausad[oa]|(?:de|dad[oa] de) baja|baja (?:medica|maternal|laboral|voluntaria|por)|^bajas?$|excedencia|licencia (?:de|por|medica)|permiso (?:de|por) (?:maternidad|paternidad)|"
        r"lista de (?:reserva|espera)|suplente|^reserva$|no (?:admitid|seleccionad|aceptad|confirmad|contact|disponible|respond|contest|apt|elegib|interesad)\w*|sin (?:respuesta|confirmar|plaza)|rechazad[oa]|descartad[oa]|anulad[oa]|cancelad[oa]|inactiv[oa]|retirad[oa]|ausente|fuera (?:hasta|del pais)|de vacaciones hasta|cambio de (?:ciudad|pais|empresa|trabajo)|fallecid[oa]|pendiente|por confirmar"
    ),
    "fr": (
        r"(?:s est|se) (?:desist|retir|desinscri|desengag)\w*|desiste\w*|desistement|a (?:\w+ )?(?:quitte|abandonne|demissionne|demenage|renonce|annule|decline|refuse|arrete|change de (?:ville|poste|entreprise))|(?:est|sont) (?:partie?s?|absente?s?)(?! (?:de|prenante) )|partie? (?:a l etranger|de l entreprise|en retraite)|en (?:pause|attente|conge\w*|arret|suspens|disponibilite)|conges? (?:de )?(?:maternite|paternite|parental|maladie|sabbatique)|arret maladie|liste (?:d attente|de reserve|complementaire)|suppleante?|reserviste|^reserve$|"
        r"(?:non|pas) (?:retenu|selectionne|confirme|admis|eligible|disponible|dispo|inscrit|accepte|active?|actif|joignable|interesse)\w*|indisponible|injoignable|sans (?:reponse|nouvelles?|suite)|ne repond (?:pas|plus)|abandon\w*|retraite? du programme|retire[e]?|annule[e]?|refuse[e]?|rejete[e]?|suspendue?|inacti(?:f|ve)|reporte[e]?s? (?:a|au|en)|ajourne[e]?|absente? jusqu|a relancer|a confirmer|decede[e]?|desinscrite?"
    ),
    "de": (
        r"abgesprungen|(?:aus|zuruck)getreten|ausgeschieden|ausgestiegen|zuruckgezogen|(?:weg|fort)gezogen|(?<!gerade )(?<!neu )umgezogen|verzogen|abgemeldet|(?<!studium )(?<!ausbildung )(?<!schule )abgebrochen|abgesagt|absage|storniert|gekundigt|pausiert?e?|pause|ruht|ruhend|beurlaubt|freigestellt|elternzeit|mutterschutz|babypause|krank(?:geschrieben|heitsbedingt|gemeldet)|langzeitkrank|sabbat\w*|auslands(?:jahr|semester|aufenthalt)|verschoben|zuruckgestellt|aufgeschoben|warteliste|nachruck\w*|reserve(?:liste|platz)?|ersatz(?:liste|person)?|springer(?:in)?|"
        r"(?:setzt|setze) (?:\w+ ){0,3}?aus|nicht (?:angenommen|aufgenommen|ausgewahlt|zugelassen|dabei|mehr|bestatigt|erreichbar|verfugbar|erschienen|geeignet|berucksichtigt|teil\w*|aktiv)|(?:hat|haben) (?:\w+ ){0,3}?(?:verlassen|gekundigt|abgelehnt|aufgehort|gewechselt)|verlasst (?:das|die|den|uns\w*)|unbekannt verzogen|keine (?:ruckmeldung|antwort|reaktion)|meldet sich nicht|verstorben|inaktiv|abgelehnt|entfallt|unbestatigt|noch offen|in klarung|ausgefallen|fallt aus|geloscht|gestrichen|doppelt|bis auf weiteres|verhindert|abwesend bis"
    ),
    "pt": (
        r"desist\w+|(?:saiu|saindo|sairam)(?: d[aoe])?|afastad[oa]|afastou se|(?:de|em) licenca|licenca (?:maternidade|paternidade|medica|saude)|em (?:pausa|espera)|pausad[oa]|suspens[oa]|lista de (?:espera|reserva)|suplente|^reserva$|nao (?:selecionad|aceit|confirmad|disponivel|respond|aprovad|elegiv|comparec|interessad|ativ)\w*|mudou(?: se)?(?: d[eoa]| para)|se mudou|adi(?:ou|ad[oa])|trancou|trancad[oa]|renunciou|pediu (?:(?:para|pra) sair|desligamento|para adiar|afastamento)|"
        r"desligad[oa]|(?:deixou|largou|abandonou) (?:o|a) (?:programa|empresa|escola|faculdade|universidade|equipe|curso)|sem (?:resposta|retorno|vaga)|recusad[oa]|rejeitad[oa]|cancelad[oa]|cancelou|inativ[oa]|retirad[oa]|removid[oa]|ausente|viajando ate|fora (?:ate|do pais)|falecid[oa]|pendente|a confirmar"
    ),
    "idioms": (
        r"changed (?:her|his|their|its) mind|jump(?:ed|s|ing) ship|back(?:ed|s|ing) away|(?:took|taken|takes|accepted) (?:up )?(?:another|a different|other) (?:offer|job|role|position|post)|emigrat\w+|expelled|(?<!country )(?<!live )(?<!living )(?<!lives )off the grid|poached|threw in the towel|gave it a miss|"
        r"prefiere dejar\w*|se (?:ha caido|cayo|rajo|descuelg\w+|descolgo)|(?:lo|la) pospone|no contesta\w*|ilocalizable|plaza cedida|tiro la toalla|"
        r"(?:a|ont) (?:tout )?lache|jete l eponge|abonnes absents|plus de nouvelles|plus signe de vie|repousse[e]?s?\b|partie? (?:en province|sans laisser)|"
        r"hingeschmissen|hingeworfen|das handtuch geworfen|abgetaucht|untergetaucht|"
        r"sumiu|pulou fora|deu (?:para|pra) tras|ficou (?:para|pra) (?:o|a) (?:ano|proxim\w+)|jogou a toalha"
    ),
}
_OF_SOMEBODY_AR = r"اوقف\w* مشارك\w*|لا (?:ت|ي)جيب|انسحب\w*|منسحب\w*|معلق\w*|مؤجل\w*|موجل\w*|تاجيل|متوقف\w*|موقوف\w*|مجمد\w*|احتياط|(?:ال)?احتياطي|قائمة (?:ال)?(?:انتظار|احتياطي?)|غير (?:مقبول|متاح|متوفر|مؤكد|موكد|مشارك|نشط|مهتم)\w*|لم (?:يعد|تعد|يرد|ترد|يستجب|يقبل|تقبل)|لا (?:يرد|ترد|يستجيب)|انتقل\w*|سافر\w*|غادر\w*|ترك\w*|استقال\w*|(?:في |ب)?اجازة|اعتذر\w*|ملغي|ملغى|ملغاة|مرفوض\w*|مستبعد\w*|متوفى|توفي\w*|قيد الانتظار"

_WHEN = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|spring|summer|autumn|fall|winter|easter|christmas|new year|"
    r"januar|februar|marz|mai|juni|juli|oktober|dezember|fruhjahr|fruhling|sommer|herbst|ostern|weihnachten|"
    r"enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|primavera|verano|otono|invierno|navidad|"
    r"janvier|fevrier|mars|avril|juin|juillet|aout|septembre|octobre|novembre|decembre|printemps|ete|automne|hiver|noel|rentree|"
    r"janeiro|fevereiro|marco|maio|junho|julho|setembro|outubro|novembro|dezembro|verao|outono|inverno|natal|"
    r"20\d\d|\d{1,2} \d{1,2}(?: \d{2,4})?|(?:the |her |his |their |my )?(?:exams?|birth|thesis|move|term|semester|wedding|operation|surgery|deadline|project)|(?:next|the new|nachste\w*|kommende\w*|neue\w*) (?:year|term|semester|intake|cohort|jahr|runde)|(?:ano|semestre|curso) (?:que viene|que vem|proximo)|l annee prochaine|"
    r"الصيف|الربيع|الخريف|الشتاء|رمضان|سبتمبر|اكتوبر|يناير|العام القادم|السنة القادمة)"
)
_TO_COME = {
    "en": (
        rf"(?:until|till|back (?:in|after|by|from)|returns? (?:in|after|by)|starts? (?:again )?in|(?:available|free|possible|join\w*|start\w*|resum\w*|wait\w*) (?:\w+ )?(?:after|from|in|until|till|for)(?: the)?) (?:\w+ )?{_WHEN}|"
        r"(?:wants?|wanted|prefers?|preferred|asked|asks|decided|would like|d like|going|chose|better) to wait|waits|said no|says no|told (?:us|me) (?:\w+ ){0,3}?(?:no\b|not|can t|cannot|won t|leav\w*|out)|(?:he|she|they) (?:can t|cannot|won t|doesn t want|don t want|isn t able)|(?:can t|cannot|won t|unable)$|"
        r"giv(?:e|es|ing) (?:up|notice)|gave (?:up|notice)|(?:fell|fallen|falls) through|went back to|gone back to|back (?:to|in) (?:[a-z]+)$(?<!school)(?<!work)|hand(?:ed|ing)? over to|replaced by|(?:m|am|is|s|are|he|she) (?:\w+ )?out$|(?:take|strike|cross|get) (?:\w+ )?off (?:the|this|please|my)|"
        r"pregnan\w*|(?:had|has|having|expect\w*) a baby|newborn|in (?:the )?hospital|surgery|chemo\w*|burn(?:t|ed)? ?out|bereave\w*|seriously ill|(?:long term|very) ill|accident|(?:is|fell|fallen) (?:ill|sick)|needs? (?:a )?rest|"
        r"new job|(?:got|been) (?:fired|laid off|transferred|posted|reassigned|promoted)|made redundant|laid off|contract (?:ends?|ended|expire[sd]?|not renewed)|on secondment|seconded|not renewed|"
        r"not (?:a|the) (?:good|right|best) time|bad time|no (?:\w+ )?(?:bandwidth|capacity|headspace|room)|(?:so |very |too |really )?(?:swamped|overloaded|overwhelmed|overcommitted|snowed under)|too (?:busy|much on|much work)|time does not allow|"
        r"already (?:has|have|found|got) (?:a|an|another|one) (?:\w+ )?(?:mentor|mentee|match|coach)|(?:doesn t|does not|don t) need (?:us|it|this|one|a mentor)|(?:opted|gone|went|goes) (?:for|with|to) (?:another|a different) \w+|after all not|not after all|in the end (?:no|not|she|he|they|decided)|parked|shelved|awol|lost (?:touch|contact)|ended (?:early|in)|resignation|resum(?:e|es|ing)|(?:count|take) (?:me|that|it) as a no|pass (?:on )?(?:this|for now)|can t make it|visa (?:ran out|expired|problem\w*)|back home|not keen|stepping (?:out|down|away)|not (?:continuing|returning|renewing)|left early|intake|out of action|under the weather|decline|regretfully|unfortunately (?:not|no|can\w*|must|has|have)"
    ),
    "es": (
        rf"(?:hasta|a partir de|desde|vuelve|regresa|volvera|disponible (?:en|desde|a partir de)|despues de) (?:\w+ ){{0,2}}?{_WHEN}|(?:prefiere|quiere|prefiero|quiero|pidio|pide|mejor|decidio) esperar|(?:al final|finalmente|por ahora|de momento|lamentablemente|lo siento) (?:\w+ ){{0,2}}?no\b|no (?:le|me|les) (?:es|va a ser|sera) posible|no (?:quiere|puede|podra|va a|sigue|viene)\b|dijo que no|"
        r"embarazad\w+|hospital\w*|operad[oa]|enferm[oa]|nuevo (?:trabajo|empleo|puesto)|se cambio de|(?:fue )?trasladad[oa]|despedid[oa]|fin de contrato|muy (?:ocupad|liad)[oa]|(?:borr|quit|saqu|elimin|tach)\w*(?:me|nme|rlo|rla)\b|sin (?:tiempo|capacidad)|ya tiene (?:mentor|tutor|otr)\w*|sustituid[oa]|agotad[oa]|(?:lo|la) (?:deja|dejo)\b|dejara (?:el|la)|sin disponibilidad|para otro ano|otro ano|no renueva|renuncia"
    ),
    "fr": (
        rf"(?:jusqu(?: a| en| au)?|a partir (?:de|du|d)|des|revient|reviendra|de retour|retour|disponible (?:en|a partir)|apres|dispo) (?:\w+ ){{0,2}}?{_WHEN}|(?:prefere|veut|souhaite|voudrait|aimerait) (?:\w+ )?attendre|(?:finalement|malheureusement|helas|pour l instant|pour le moment) (?:\w+ ){{0,3}}?(?:non|pas|plus|ne)\b|(?:n a|n ont) pas donne suite|ne (?:veut|peut|souhaite|vient|pourra) (?:pas|plus)|a dit non|"
        r"enceinte|accouch\w*|hospitalis\w*|malade|operee?|nouve(?:au|l) (?:poste|emploi|travail|job)|mutee?|licenciee?|fin de contrat|(?:trop|tres|bien) (?:occupe|charge|prise?|deborde)\w*|deborde[e]?|surcharge[e]?|epuise[e]?|demission\w*|passe? (?:mon|son) tour|sans disponibilit\w*|aucune disponibilit\w*|quitte(?:ra)? (?:la|le|l|notre)|arrete|arretera|faire une pause|a deja (?:un|une) (?:mentor|tuteur|marraine|parrain)\w*|remplacee? par|sans temps"
    ),
    "de": (
        rf"(?:bis|ab|erst|nach|wieder|zuruck|kommt|verfugbar|frei) (?:\w+ ){{0,3}}?{_WHEN}|(?:mochte|will|wollte|lieber) (?:\w+ ){{0,2}}?(?:warten|abwarten)|wartet|(?:doch|leider|vorerst|vorlaufig|derzeit|momentan|im moment|aktuell) (?:\w+ )?nicht|(?:will|kann|mochte|schafft|schaffe) (?:\w+ ){{0,4}}?nicht|hat nein gesagt|"
        r"schwanger\w*|baby|entbind\w*|krankenhaus|im krankenstand|erkrankt|(?:schwer|langer) krank|operier\w*|burn ?out|unfall|neue[nr]? (?:job|stelle|arbeit)|versetzt|entlassen|vertrag (?:lauft|endet|ausgelaufen)|im ausland|ins ausland|nach \w+ gegangen|keine? (?:\w+ )?(?:kapazitat\w*|zeit|luft)|zeitlich (?:nicht|zu|uber\w*)|zu (?:viel|beschaftigt|voll|eingespannt)|uberlastet|"
        r"streichen|austragen|rausnehmen|loschen|rausgeflogen|ausgelastet|raus$|weg$|hat (?:schon|bereits) (?:\w+ )?(?:mentor|patin|pate|tandem)\w*|ersetzt durch|hort auf|aufgehort|aufhoren|keine verfugbarkeit|steigt aus|springt ab|tritt (?:aus|zuruck)|zieht (?:weg|um|sich zuruck)|macht (?:\w+ )?pause|nach der geburt|meldet sich (?:selbst|spater|wieder)|hat sich (?:\w+ )?(?:anders|dagegen|umentschieden)"
    ),
    "pt": (
        rf"(?:ate|a partir de|so em|volta|voltara|retorna|disponivel (?:em|a partir)|depois d[aeo]|apos) (?:\w+ ){{0,2}}?{_WHEN}|(?:prefere|quer|pediu (?:para|pra)|prefiro|quero|vai|melhor) esperar|(?:no fim|no final|infelizmente|por enquanto|por ora) (?:\w+ ){{0,2}}?nao\b|nao (?:vai dar|da mais|quer|pode|podera|vem|segue|da este)\b|disse (?:que )?nao|"
        r"gravida|(?:teve|tendo) (?:um )?bebe|internad[oa]|doente|operad[oa]|cirurgia|novo (?:emprego|trabalho|cargo)|(?:foi )?transferid[oa]|demitid[oa]|fim de contrato|(?:muito|bem) ocupad[oa]|sobrecarregad[oa]|sem (?:tempo|condicoes)|me (?:tirem|retirem|excluam|removam)|ja tem (?:mentor|madrinha|padrinho)\w*|substituid[oa]|vai sair|saira|deix(?:o|a|ou) para (?:a proxima|depois|outr\w+)|sem disponibilidade|outro ano|nao renov\w+"
    ),
}
_TO_COME_AR = rf"(?:حتى|الى|بعد|ابتداء من|من|تعود في|يعود في) (?:شهر )?{_WHEN}|(?:تريد|يريد|تفضل|يفضل|اريد|افضل|طلبت|طلب) (?:ان )?(?:ال)?(?:انتظار|تنتظر|ينتظر)|(?:مشغول|مشغولة)(?: جدا)?|حامل|مريض\w*|في المستشفى|وظيفة جديدة|نقل\w* الى|(?:س)?(?:يغادر|تغادر|يترك|تترك)|تاجيل المشاركة|(?:تريد|يريد|اريد) التوقف|في النهاية لا|للاسف (?:لا|لن)|ليس لد\w+ وقت|لا وقت"


def _any_of(words: dict[str, str], arabic: str) -> LatePattern:
    return LatePattern(rf"\b(?:{'|'.join(words.values())})\b|(?<!\w)(?:{bare_letters(arabic)})(?!\w)")


WHEREVER, OF_SOMEBODY = _any_of(_WHEREVER, _WHEREVER_AR), _any_of(_OF_SOMEBODY, _OF_SOMEBODY_AR)
TO_COME = _any_of(_TO_COME, _TO_COME_AR)
"""What tells why somebody may not be there for a while: an illness, a new job, a later month, no time, a wish to wait."""
