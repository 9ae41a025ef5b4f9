"""How mail programs of many makes and languages name whom they quote; sender and words are invented."""

HARBOUR = "Harbour Mentoring <hello@example.org>"

ATTRIBUTIONS = {
    "gmail, English": f"On Thu, 26 Nov 2026 at 22:35, {HARBOUR} wrote:",
    "gmail, American, wrapped": "On Thu, Nov 26, 2026 at 10:35 PM Harbour Mentoring <\nhello@example.org> wrote:",
    "gmail, verb on its own line": f"On Thu, Nov 26, 2026, 10:35 PM {HARBOUR}\nwrote:",
    "evolution": "On Thu, 2026-11-26 at 22:35 +0000, Harbour Mentoring wrote:",
    "thunderbird, short date": "On 26.11.26, Harbour Mentoring wrote:",
    "apple mail": f"On 26 Nov 2026, at 22:35, {HARBOUR} wrote:",
    "apple mail, three lines": f"On Nov 26, 2026,\nat 22:35,\n{HARBOUR} wrote:",
    "yahoo": f"On Thursday, November 26, 2026, 10:35 PM, {HARBOUR} wrote:",
    "zoho": f"---- On Thu, 26 Nov 2026 22:35:00 +0100 {HARBOUR} wrote ----",
    "yandex": '26.11.2026, 22:35, "Harbour Mentoring" <hello@example.org>:',
    "mail.ru": "Thu, 26 Nov 2026 22:35:51 +0400 от Harbour <hello@example.org>:",
    "k-9": f"{HARBOUR} wrote:",
    "gmail, German": f"Am Do., 26. Nov. 2026 um 22:35 Uhr schrieb {HARBOUR}:",
    "gmail, German, name first": f"{HARBOUR} schrieb am Do., 26.\nNov. 2026, 22:35:",
    "thunderbird, German": f"Am 26.11.2026 um 22:35 schrieb {HARBOUR}:",
    "gmail, French": f"Le jeu. 26 nov. 2026 à 22:35, {HARBOUR} a écrit :",
    "apple mail, French": f"Le 26 nov. 2026 à 22:35, {HARBOUR}\na écrit :",
    "gmail, Spanish": "El jue, 26 nov 2026 a las 22:35, Harbour Mentoring (<hello@example.org>)\nescribió:",
    "gmail, Portuguese": f"Em qui., 26 de nov. de 2026 às 22:35, {HARBOUR}\nescreveu:",
    "gmail, Italian": f"Il giorno gio 26 nov 2026 alle ore 22:35 {HARBOUR}\nha scritto:",
    "gmail, Dutch": f"Op do 26 nov 2026 om 22:35 schreef {HARBOUR}:",
    "gmail, Swedish": f"Den tors 26 nov. 2026 kl 22:35 skrev {HARBOUR}:",
    "gmail, Norwegian": f"tor. 26. nov. 2026 kl. 22:35 skrev {HARBOUR}:",
    "gmail, Finnish": "to 26. marrask. 2026 klo 22.35 Harbour Mentoring (hello@example.org) kirjoitti:",
    "gmail, Polish": f"czw., 26 lis 2026 o 22:35 {HARBOUR} napisał(a):",
    "gmail, Russian": f"чт, 26 нояб. 2026 г. в 22:35, {HARBOUR}:",
    "gmail, Ukrainian": f"чт, 26 лист. 2026 р. о 22:35 {HARBOUR} пише:",
    "gmail, Czech": f"čt 26. 11. 2026 v 22:35 odesílatel {HARBOUR} napsal:",
    "gmail, Hungarian": f"{HARBOUR} ezt írta (időpont: 2026. nov. 26., Cs, 22:35):",
    "gmail, Romanian": f"În joi, 26 nov. 2026 la 22:35, {HARBOUR} a scris:",
    "gmail, Turkish": f"{HARBOUR}, 26 Kas 2026 Per, 22:35 tarihinde şunu yazdı:",
    "gmail, Greek": f"Στις Πέμ 26 Νοε 2026 στις 10:35 μ.μ., ο χρήστης {HARBOUR} έγραψε:",
    "gmail, Japanese": f"2026年11月26日(木) 22:35 {HARBOUR}:",
    "gmail, Chinese": f"{HARBOUR} 于2026年11月26日周四 22:35写道：",
    "apple mail, Chinese": f"在 2026年11月26日，下午10:35，{HARBOUR} 写道：",
    "gmail, Korean": f"2026년 11월 26일 (목) 오후 10:35, {HARBOUR}님이 작성:",
    "gmail, Vietnamese": f"Vào Th 5, 26 thg 11, 2026 vào lúc 22:35 {HARBOUR} đã viết:",
    "gmail, Arabic": f"في الخميس، ٢٦ نوفمبر ٢٠٢٦ في ١٠:٣٥ م تمت كتابة ما يلي بواسطة {HARBOUR}:",
    "apple mail, Arabic": f"في ٢٦ نوفمبر ٢٠٢٦، الساعة ١٠:٣٥ م، كتب {HARBOUR}:",
    "gmail, Hebrew": f"בתאריך יום ה׳, 26 בנוב׳ 2026 ב-22:35 מאת {HARBOUR}:",
    "gmail, Catalan": "Missatge de Harbour Mentoring <hello@example.org> del dia dj., 26 de nov. 2026 a\nles 22:35:",
}
"""By the mail program and its language."""

HEADERS = {
    "outlook, English": "From: Harbour <hello@example.org>\nSent: Thursday, November 26, 2026 10:35 PM\nTo: Ana\nSubject: A question",
    "outlook, bold": "*From:* Harbour\n*Sent:* 2026-11-26\n*To:* ana@example.org\n*Subject:* A question",
    "outlook, ruled": "________________________________\nFrom: Harbour <hello@example.org>\nSent: 26 November 2026 22:35\nTo: Ana\nSubject: A",
    "outlook, German": "Von: Harbour <hello@example.org>\nGesendet: Donnerstag, 26. November 2026 22:35\nAn: Ana\nBetreff: Eine Frage",
    "outlook, French": "De : Harbour <hello@example.org>\nEnvoyé : jeudi 26 novembre 2026 22:35\nÀ : Ana\nObjet : Une question",
    "outlook, Spanish": "De: Harbour <hello@example.org>\nEnviado el: jueves, 26 de noviembre de 2026 22:35\nPara: Ana\nAsunto: Una pregunta",
    "outlook, Portuguese": "De: Harbour <hello@example.org>\nEnviado: 26 de novembro de 2026 22:35\nPara: Ana\nAssunto: Uma pergunta",
    "outlook, Arabic": "من: Harbour <hello@example.org>\nتم الإرسال: الخميس، 26 نوفمبر 2026\nإلى: Ana\nالموضوع: سؤال",
    "outlook, wrapped": "From: Harbour Mentoring \n<hello@example.org> \nSent: Thursday, November 26, 2026 10:35 PM\nTo: Ana\nSubject: A question",
    "original message": "-----Original Message-----\nFrom: hello@example.org\nSent: 26 November 2026\nTo: Ana\nSubject: A question",
    "original message alone": "-------- Original Message --------",
    "samsung": "-------- Original message --------\nFrom: Harbour <hello@example.org>\nDate: 26/11/2026 22:35 (GMT+00:00)\nTo: Ana\nSubject: A",
    "samsung, French": "-------- Message d'origine --------\nDe : Harbour <hello@example.org>\nDate : 26/11/2026 22:35\nÀ : Ana\nObjet : A",
}
"""How an earlier mail begins where nothing marks its lines."""

ONLY_ABOVE_QUOTES = {"gmail, Catalan", "thunderbird, short date"}
"""Those that say too little to be certain of where nothing below is marked as quoted."""
