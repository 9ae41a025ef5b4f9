"""What a person's own words mean, and so what may be done upon them.

Words come in after quotations were cut away. Three courses are open:

- **Act**: the words, without greeting, thanks and signature, are nothing but a plain answer to the one
  thing that was asked. All words are parsed; one that is left over ends it.
- **Hold**: anywhere in them stands what may mean stop, leave, harm, or "a person, please". A hold is cheap,
  so it is taken generously, in every language that has a file, whichever the writer's is.
- **Human**: all else: a condition, a doubt, two answers, irony, words that nobody here knows.

Each verdict says which words spoke for it, and by which rule. The phrases stand in one file a language, in
`languages/`; another language is another file. Nothing here reads a clock, a disk or a network beyond those.
"""

from mentorsheets.mail.incoming.meaning.interpret import find_holds as find_holds
from mentorsheets.mail.incoming.meaning.interpret import interpret_words as interpret_words
from mentorsheets.mail.incoming.meaning.interpret import may_be_cry as may_be_cry
from mentorsheets.mail.incoming.meaning.verdict import AskedFor as AskedFor
from mentorsheets.mail.incoming.meaning.verdict import Deed as Deed
from mentorsheets.mail.incoming.meaning.verdict import HoldReason as HoldReason
from mentorsheets.mail.incoming.meaning.verdict import PlainAnswer as PlainAnswer
from mentorsheets.mail.incoming.meaning.verdict import WordsMeaning as WordsMeaning
from mentorsheets.mail.incoming.meaning.who_runs_it import find_words_against as find_words_against
from mentorsheets.mail.incoming.meaning.who_runs_it import may_mean_coordinator as may_mean_coordinator
