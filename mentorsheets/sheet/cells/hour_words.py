"""The words in which people say when they are free, in six languages."""

from collections.abc import Mapping

DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAYS_IN: Mapping[str, tuple[str, ...]] = {
    "en": (
        "monday mondays mon mo m", "tuesday tuesdays tue tues tu", "wednesday wednesdays wed weds we w",
        "thursday thursdays thu thur thurs th", "friday fridays fri fr f", "saturday saturdays sat sa",
        "sunday sundays sun su",
    ),
    "es": (
        "lunes lun lu l", "martes mar ma", "miercoles mie mier mi x", "jueves jue ju j", "viernes vie vi v",
        "sabado sabados sab sa", "domingo domingos dom",
    ),
    "fr": (
        "lundi lundis lun lu", "mardi mardis mar ma", "mercredi mercredis mer me", "jeudi jeudis jeu je",
        "vendredi vendredis ven ve", "samedi samedis sam sa", "dimanche dimanches dim di",
    ),
    "de": (
        "montag montags mo mon", "dienstag dienstags di", "mittwoch mittwochs mi", "donnerstag donnerstags do",
        "freitag freitags fr", "samstag samstags sonnabend sonnabends sa sam", "sonntag sonntags so son",
    ),
    "pt": (
        "segunda segundas segunda-feira segundas-feiras segunda_feira seg 2a 2a_feira", "terca tercas terca-feira tercas-feiras terca_feira ter 3a 3a_feira",
        "quarta quartas quarta-feira quartas-feiras quarta_feira qua 4a 4a_feira", "quinta quintas quinta-feira quintas-feiras quinta_feira qui 5a 5a_feira",
        "sexta sextas sexta-feira sextas-feiras sexta_feira sex 6a 6a_feira", "sabado sabados sab", "domingo domingos dom",
    ),
    "ar": ("الاثنين الاتنين", "الثلاثاء الثلاثا التلات", "الاربعاء الاربعا", "الخميس", "الجمعة الجمعه", "السبت", "الاحد"),
}  # fmt: skip
HOUR_MEANINGS: Mapping[str, Mapping[str, str]] = {
    "days:01234": {
        "en": "weekday weekdays work_days workdays workday working_days working_day week_days week_day business_days during_the_week "
        "in_the_week",
        "es": "entre_semana dias_laborables dias_de_semana dia_de_semana durante_la_semana dias_habiles laborables",
        "fr": "en_semaine la_semaine jours_ouvrables jours_ouvres jours_de_semaine jour_de_semaine semaine",
        "de": "wochentags wochentage unter_der_woche werktags werktage werktag wochentag",
        "pt": "dias_uteis durante_a_semana dias_de_semana dia_de_semana meio_da_semana dia_util",
        "ar": "ايام_الاسبوع خلال_الاسبوع ايام_العمل وسط_الاسبوع",
    },
    "days:56": {
        "en": "weekend weekends week-end week-ends week_end week_ends",
        "es": "fin_de_semana fines_de_semana finde findes", "fr": "week-end week-ends week_end week_ends weekend weekends",
        "de": "wochenende wochenenden wochenends", "pt": "fim_de_semana fins_de_semana final_de_semana finais_de_semana fds",
        "ar": "نهاية_الاسبوع عطلة_نهاية_الاسبوع عطله_نهايه_الاسبوع نهايه_الاسبوع",
    },
    "days:024": {"en": "mwf m/w/f"}, "days:13": {"en": "tth tuth t/th"}, "days:0123": {"en": "mtwth"},
    "days:0123456": {
        "en": "any_day every_day everyday daily all_days each_day 7_days_a_week all_week any_weekday_or_weekend",
        "es": "todos_los_dias cada_dia cualquier_dia a_diario diariamente toda_la_semana",
        "fr": "tous_les_jours chaque_jour n_importe_quel_jour toute_la_semaine",
        "de": "jeden_tag taglich alle_tage an_allen_tagen die_ganze_woche", "pt": "todos_os_dias cada_dia qualquer_dia diariamente todo_dia a_semana_toda",
        "ar": "كل_يوم كل_الايام يوميا جميع_الايام طوال_الاسبوع",
    },
    "any": {
        "en": "any_time anytime anytimes always whenever any every each all everything 24/7 any_hour any_hours all_times at_all_times",
        "es": "cuando_sea a_cualquier_hora cualquier_hora en_cualquier_momento cualquier_momento siempre cada todos todas todo",
        "fr": "n_importe_quand toujours tout_le_temps a_toute_heure chaque tous toutes tout a_tout_moment",
        "de": "jederzeit immer zu_jeder_zeit jeden jede jeder alle alles", "pt": "a_qualquer_hora qualquer_hora sempre qualquer_momento cada todas todos tudo",
        "ar": "اي_وقت في_اي_وقت دائما كل جميع",
    },
    "any:flexible": {
        "en": "flexible very_flexible fully_flexible open open_schedule no_restrictions", "es": "flexible", "fr": "flexible", "de": "flexibel", "pt": "flexivel", "ar": "مرن مرنة",
    },
    "part:whole day": {
        "en": "all_day whole_day full_day all_day_long the_whole_day", "es": "todo_el_dia el_dia_entero", "fr": "toute_la_journee la_journee_entiere",
        "de": "ganztags den_ganzen_tag ganztagig", "pt": "o_dia_todo o_dia_inteiro todo_o_dia dia_todo", "ar": "طوال_اليوم كل_اليوم",
    },
    "part:early morning": {"en": "early_morning early_am", "es": "temprano primera_hora a_primera_hora", "fr": "tot_le_matin", "de": "frühmorgens fruhmorgens am_fruhen_morgen", "pt": "de_manha_cedo"},
    "part:mid morning": {"en": "mid_morning mid-morning midmorning", "es": "media_manana", "pt": "meio_da_manha"},
    "part:morning": {
        "en": "morning am mornings_only", "es": "manana mananas por_la_manana de_la_manana en_la_manana", "fr": "matin matins matinee matinees le_matin du_matin",
        "de": "morgen morgens vormittag vormittags vormittage fruh vorm",
        "pt": "manha manhas de_manha pela_manha da_manha", "ar": "صباحا صباح الصباح ص صباحًا في_الصباح",
    },
    "noon": {
        "en": "noon 12_noon midday mid-day mid_day", "es": "mediodia al_mediodia medio_dia del_mediodia", "fr": "midi", "de": "mittag mittags", "pt": "meio-dia meio_dia meiodia ao_meio-dia",
        "ar": "ظهرا الظهر منتصف_النهار",
    },
    "midnight": {"en": "midnight", "es": "medianoche", "fr": "minuit", "de": "mitternacht", "pt": "meia-noite meia_noite", "ar": "منتصف_الليل"},
    "part:lunch": {
        "en": "lunch lunchtime lunch_time lunch_break lunch_hour lunch_hours lunchbreak", "es": "almuerzo hora_de_almuerzo hora_del_almuerzo hora_de_comer hora_de_la_comida",
        "fr": "dejeuner pause_dejeuner heure_du_dejeuner pause_midi pause_de_midi entre_midi_et_deux heure_de_midi", "de": "mittagspause mittagszeit",
        "pt": "almoco hora_do_almoco horario_de_almoco hora_de_almoco", "ar": "الغداء وقت_الغداء",
    },
    "part:early afternoon": {"en": "early_afternoon", "fr": "debut_d_apres-midi debut_d_apres_midi", "de": "am_fruhen_nachmittag", "pt": "inicio_da_tarde"},
    "part:late afternoon": {"en": "late_afternoon late_pm", "es": "ultima_hora_de_la_tarde", "fr": "fin_d_apres-midi fin_d_apres_midi", "de": "am_spaten_nachmittag spatnachmittag spatnachmittags", "pt": "fim_da_tarde final_da_tarde fim_de_tarde"},
    "part:afternoon": {
        "en": "afternoon after_noon", "es": "tarde tardes por_la_tarde de_la_tarde en_la_tarde", "fr": "apres-midi apres_midi aprem apres-midis de_l_apres-midi",
        "de": "nachmittag nachmittags nachmittage nachm", "pt": "tarde tardes a_tarde de_tarde da_tarde pela_tarde", "ar": "بعد_الظهر بعد_الظهيرة بعد_الظهيره",
    },
    "part:pm": {"en": "pm"},
    "part:before work": {"en": "before_work before_office before_office_hours", "es": "antes_del_trabajo antes_de_trabajar", "fr": "avant_le_travail avant_le_boulot", "de": "vor_der_arbeit vor_arbeitsbeginn", "pt": "antes_do_trabalho", "ar": "قبل_العمل قبل_الدوام"},
    "part:after work": {
        "en": "after_work after_hours after_work_hours after_working_hours after_office_hours after_business_hours",
        "es": "despues_del_trabajo tras_el_trabajo despues_de_trabajar despues_de_la_jornada_laboral", "fr": "apres_le_travail apres_le_boulot apres_le_bureau apres_la_journee_de_travail",
        "de": "nach_feierabend nach_der_arbeit feierabend nach_arbeitsschluss nach_dem_feierabend nach_arbeitsende", "pt": "depois_do_trabalho apos_o_trabalho apos_o_expediente depois_do_expediente",
        "ar": "بعد_العمل بعد_الدوام",
    },
    "part:early evening": {"en": "early_evening", "fr": "debut_de_soiree", "de": "am_fruhen_abend vorabend", "pt": "inicio_da_noite"},
    "part:late evening": {"en": "late_evening late_night late_at_night", "fr": "tard_le_soir fin_de_soiree", "de": "am_spaten_abend spatabends", "pt": "tarde_da_noite"},
    "part:evening": {
        "en": "evening eve eves evenings_only", "es": "noche noches por_la_noche de_la_noche en_la_noche", "fr": "soir soirs soiree soirees en_soiree le_soir du_soir",
        "de": "abend abends abende", "pt": "noite noites a_noite de_noite da_noite pela_noite", "ar": "مساء المساء مساءا م في_المساء بالمساء",
    },
    "part:night": {"en": "night nighttime", "fr": "nuit la_nuit", "de": "nacht nachts", "ar": "ليلا الليل بالليل"},
    "part:office hours": {
        "en": "office_hours working_hours business_hours work_hours", "es": "horario_laboral horario_de_oficina horas_de_trabajo", "fr": "heures_de_bureau heures_de_travail heures_ouvrables",
        "de": "burozeiten arbeitszeit geschaftszeiten burozeit", "pt": "horario_comercial horario_de_trabalho", "ar": "ساعات_العمل اوقات_العمل",
    },
    "part:daytime": {"en": "daytime day_time during_the_day", "es": "durante_el_dia de_dia", "fr": "en_journee dans_la_journee pendant_la_journee", "de": "tagsuber", "pt": "durante_o_dia", "ar": "خلال_النهار نهارا"},
    "not": {
        "en": "not never no neither excluded except excepting except_for except_on excluding exclude apart_from other_than besides but_not not_on cannot can_not can_t cant don_t dont unavailable "
        "not_available not_free not_possible unable busy aside_from nor isn_t aren_t won_t without avoid minus outside outside_of",
        "es": "no nunca excepto salvo menos excluido excluidos a_excepcion_de tampoco ni no_puedo ocupado ocupada excluyendo", "fr": "pas sauf jamais hormis excepte a_l_exception_de non aucun indisponible pas_disponible ni a_part occupe occupee",
        "de": "nicht kein keine keinen nie niemals ausser ausgenommen ausgeschlossen weder noch bis_auf mit_ausnahme_von keinesfalls nein verhindert", "pt": "nao nunca exceto menos salvo a_nao_ser nem excluindo ocupado ocupada",
        "ar": "ليس الا لا ما_عدا عدا باستثناء غير ماعدا لست",
    },
    "after": {
        "en": "after beyond no_earlier_than not_before not_earlier_than earliest not_until",
        "es": "despues_de_las despues_de_la despues_de despues a_partir_de_las a_partir_de_la a_partir_de pasadas_las tras_las",
        "fr": "apres a_partir_de a_compter_de pas_avant a_partir_d", "de": "nach ab_ca nicht_vor fruhestens fruhestens_ab",
        "pt": "depois_das depois_da depois_do depois_de depois a_partir_das a_partir_da a_partir_de apos_as apos", "ar": "بعد_الساعة بعد_الساعه بعد ابتداء_من",
    },
    "from": {
        "en": "from since starting starting_at starting_from as_of", "es": "desde_las desde_la desde_el desde", "fr": "depuis des_que", "de": "ab von",
        "pt": "desde_as desde", "ar": "من_الساعة من_الساعه من",
    },
    "onwards": {
        "en": "onwards onward or_later and_later and_after or_after and_onwards and_onward and_beyond and_up", "es": "en_adelante o_mas_tarde y_despues", "fr": "et_plus et_apres et_plus_tard ou_plus_tard",
        "de": "aufwarts oder_spater und_spater", "pt": "em_diante ou_mais_tarde", "ar": "فصاعدا وما_بعد",
    },
    "before": {
        "en": "before by prior_to not_after no_later_than not_later_than or_before latest", "es": "antes_de_las antes_de_la antes_de antes_del antes", "fr": "avant pas_apres", "de": "vor vor_dem spatestens nicht_nach",
        "pt": "antes_das antes_da antes_de antes_do antes", "ar": "قبل_الساعة قبل_الساعه قبل",
    },
    "until": {"en": "until till til up_to up_until", "es": "hasta_las hasta_la hasta_el hasta", "fr": "jusqu_a jusqu_au jusque jusqu", "de": "bis bis_zum bis_um bis_ca", "pt": "ate_as ate_a ate_o ate_ao ate", "ar": "حتى_الساعة حتى الى_الساعة الى_الساعه الى"},
    "to": {"en": "to through thru", "es": "al", "fr": "au", "pt": "ao"},
    "a": {"es": "a a_las a_la", "fr": "a", "pt": "a as"},
    "between": {"en": "between", "es": "entre entre_las", "fr": "entre", "de": "zwischen", "pt": "entre entre_as", "ar": "بين"},
    "and": {"en": "and or n nor_on as_well_as also plus", "es": "y e o u tambien", "fr": "et ou aussi", "de": "und oder u bzw sowie auch", "pt": "e ou tambem", "ar": "و او كذلك"},
    "but": {"en": "but"},
    "unknown": {"en": "not_only not_just not_sure", "es": "no_solo no_solamente", "fr": "pas_seulement pas_que", "de": "nicht_nur", "pt": "nao_so nao_apenas", "ar": "ليس_فقط"},
    "yes": {"en": "yes", "es": "si", "fr": "oui", "de": "ja", "pt": "sim", "ar": "نعم"},
    "fill": {
        "en": "on in at the during an of i i_am i_m im i_ve my for_me we_are we_can is are it can can_do could could_do would be free available availability avail ok okay fine good great best better works works_for_me "
        "work_for_me works_best work_best well for please usually generally normally typically mostly ideally preferably preferred prefer preference times time hours hour hrs o_clock "
        "oclock only just around about approx approximately circa ca ish roughly both day days thanks thank_you most local have schedule scheduling even with that this those these suits suit there",
        "es": "los las el la de del en por para hora horas hs h solo solamente puedo disponible disponibilidad estoy yo mi_horario mi_disponibilidad libre me_viene_bien me_va_bien dia dias preferiblemente preferentemente prefiero normalmente generalmente sobre unas "
        "aprox gracias mejor son",
        "fr": "les le la l de du des d en dans pour heure heures h seulement uniquement je_suis je_peux je_ne je_n je_prefere j suis disponible dispo disponibilite libre peux ne n mes jour jours plutot de_preference idealement generalement vers environ "
        "merci mieux que c est",
        "de": "am an im in der die das den dem um uhr h ca etwa gegen nur ich bin kann habe hab zeit frei verfugbar meist meistens am_besten gerne gern bevorzugt idealerweise normalerweise zu zur tag tage stunden danke geht passt mir auch",
        "pt": "o os as a no na nos nas aos de da das dos em por pelo pela para hora horas h so somente apenas eu estou posso disponivel disponibilidade livre meu dia dias preferencialmente prefiro normalmente geralmente "
        "cerca_de obrigado obrigada melhor um uma",
        "ar": "في الساعة الساعه يوم ايام فقط انا متاح متاحة متفرغ متفرغة وقت اوقات شكرا عادة افضل تقريبا حوالي عند على",
    },
}  # fmt: skip
"""For each meaning what says it in each language: words, with "_" within those of several."""
PUNCTUATION = {",": "comma", ";": "stop", "\n": "stop", "|": "stop", ".": "stop", "!": "stop", "/": "and", "&": "and", "+": "plus",
               "-": "dash", "–": "dash", "—": "dash", "‑": "dash", "−": "dash", "~": "fill", "(": "open", "[": "open", ")": "comma",
               "]": "comma", ":": "fill", "@": "fill", "،": "comma", "؛": "stop", "•": "comma", "*": "fill", "\"": "fill", "“": "fill", "”": "fill",
               "→": "dash", "=": "fill", "?": "unknown", "·": "comma"}  # fmt: skip
