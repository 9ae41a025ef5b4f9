"""What comes back: the mailbox, a person's own words cut out of a mail, bounces, what was read before.

Terms. Somebody's *own words* are a mail without the message that it answers and without its signature. A
mail is *tied* when it is known which of our messages it answers. *Proof* is a tap, or a mail of which our
own server says that it comes from whom it names.

Rules. The mailbox is only looked at. Each mail ends in exactly one named state, which somebody is shown.
Where it is unsure what belongs to a quotation, it is kept. Words without proof inform or hold; they do not
act. Easily got wrong: From is what a sender typed, and Date too; neither proves anything or puts mails in
order.
"""
