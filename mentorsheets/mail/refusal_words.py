"""In which words mail servers say whose fault a refusal is; held against the replies of a hundred mail systems."""

# ruff: noqa: E501 - a table of words reads by its lines

import re

from mentorsheets.domain.late_pattern import LatePattern

OUR_LIMIT = LatePattern(
    r"max(?:imum)? (?:e?mails|messages|defers)[\w ]* per (?:hour|day)|hourly|daily (?:user )?sending"
    r"|submissionquota|sendasdenied|sending (?:limit|quota|rate)|messages? per (?:hour|day|minute)|message rate"
    r"|too many (?:messages|connections|concurrent|recipients|errors|bad|invalid|mails|emails|sessions|unknown)"
    r"|rate.?limit|throttl|too (?:fast|quickly)|receiving mail (?:at a rate|too quickly)|unusual (?:rate|amount|volume)"
    r"|exceeded the (?:rate|number of)|try again more slowly",
    re.IGNORECASE,
)
OVER_QUOTA = LatePattern(
    r"over.?quota|quota.{0,20}(?:exceed|full|reached)|(?:exceed\w*|out of|over) (?:its |the |their |disk |storage |mail ?box "
    r"|size )*quota|(?:mail ?box|inbox|account|mail ?file|mail ?folder|maildir|user)[\w' @.<>-]{0,60}\bis full|mail ?box full"
    r"|full mail ?box|(?:mail ?box|storage|disk).{0,24}(?:exceed|too large|limit reached)|exceed\w*.{0,16}(?:mail ?box size"
    r"|storage)|out of storage|insufficient (?:system |disk )?(?:storage|space)|disk (?:is )?full|not enough (?:disk |storage )?space"
    r"|no space left|boîte.{0,20}pleine|buzón lleno|postfach.{0,12}voll",
    re.IGNORECASE,
)
DISTRUST = LatePattern(
    r"\bspf\b|\bdkim\b|\bdmarc\b|domainkeys|spam|\brbl\b|dnsbl|black.?list|block.?list|\bblocked\b|\bblocking\b|\bbanned\b"
    r"|reputation|(?<!not )\blisted (?:at|by|in|on)\b|\bpolic(?:y|ies)\b|unsolicited|\bptr\b|reverse (?:dns|lookup|hostname|mapping|entry)"
    r"|\brdns\b|\bhelo\b|\behlo\b|authentication|unauthenticated|not authenticated|not authori[sz]ed|unauthori[sz]ed"
    r"|relay(?:ing)? (?:access )?(?:is )?(?:denied|not|prohibited|disallowed)|not (?:a |an )?(?:open |permitted to )?relay|\btls\b|starttls"
    r"|sender (?:verif|address|rejected|denied|is not|not|domain|unknown|reject)|from (?:address|domain|sender)|(?:mail from|sender)[: ].{0,40}"
    r"(?:reject|denied|refused|not exist|invalid)|access (?:is )?denied|denied access|greylist|grey-list|not accept(?:ing|ed)? (?:mail|messages|e-?mail) from"
    r"|(?:messages?|mail|connections?) from (?:your|this|the)|your (?:ip|host|server|domain|mail ?server|network|country|isp)|client host|poor|abuse|virus|malware|infected"
    r"|phish|bulk|suspicious|deny|administrative(?:ly)? (?:prohibit|block|denied)|resolve (?:your|sender)"
    r"|verification failed for|call.?(?:out|back) (?:\w+ )?(?:to|for|of|on) (?:the |your )?(?:sender|return)"
    r"|verify(?:ing)? (?:the |your )?(?:sender|return|envelope|mail from)"
    r"|sender call.?(?:out|back)|return.?path (?:does|is|was|not|unknown|invalid|rejected|could|can ?not)",
    re.IGNORECASE,
)
NO_SUCH_READER = LatePattern(
    r"(?:user ?(?:id)?|mail ?box|recipient|account|address|local ?part|person|customer|subscriber|addressee|alias)[\w' @.<>:()\"-]{0,80}"
    r"(?:unknown|not? (?:be )?(?:found|exist|known|valid|listed|recogni[sz]ed)|does ?n[o']t exist|does not exist|do not exist|invalid|no longer|unavailable"
    r"|is ?n[o']t (?:found|known|listed)|undeliverable|disabled|inactive|deactivated|closed|deleted|discontinued|suspended|terminated|moved)"
    r"|(?:unknown|no such|invalid|non.?existent|nonexistent|inactive|disabled|deleted|bad|illegal|undeliverable|unroutable|unrouteable|unrecogni[sz]ed)"
    r" (?:\w+ ){0,2}(?:user(?:id)?|mail ?box|recipients?|account|address|local|person|name|addressee|alias|destination|customer)"
    r"|userunknown|recipnotfound|recipientnotfound|nosuchuser|bad destination|not our customer|no mail ?box (?:here|by|for)|no account"
    r"|not a (?:valid|known|registered|local) (?:user|mail ?box|recipient|address|account|customer)|not known (?:at|here)|user not|no one by that name"
    r"|doesn't have an? [\w.-]+ account|does not have an? [\w.-]+ account|left the (?:company|organi[sz]ation)|no longer (?:works|with|here|on|valid|in use|available|monitored)"
    r"|address(?:es)? (?:could|can) ?not be found|unrouteable|unroutable|mail ?drop",
    re.IGNORECASE,
)
NO_SUCH_DOMAIN = LatePattern(
    r"\bdomain(?: name)?(?: [\w-]+(?:\.[\w-]+)+)? (?:does ?n[o']t exist|does not (?:exist|accept)|has expired)|nxdomain|no such domain"
    r"|non.?existent domain|null mx|does not accept mail",
    re.IGNORECASE,
)
LOOKUP_FAILED = LatePattern(
    r"\b(?:host|domain)(?: or domain)?(?: name)?(?: [\w-]+(?:\.[\w-]+)+)? (?:(?:is|was|could|can) ?)?(?:not (?:be )?(?:found|resolved|reachable|known)|unknown|unreachable)"
    r"|unknown (?:mail )?host\b|\bdns\b.{0,40}(?:lookup|error|fail)|servfail|name service error|name or service not known|no mx (?:found|record)|no smtp service"
    r"|(?:find|have) a(?:ny)? mail exchanger",
    re.IGNORECASE,
)
"""The names of the servers could not be asked for, or had no answer now; that says nothing of any mailbox."""
FOR_NOW = LatePattern(
    r"temporar|try (?:again|later)|envelope expired|queue too long|timed? ?out|over time", re.IGNORECASE
)
ABOUT_MESSAGE = LatePattern(
    r"(?:message|mail|size|content|attachment)[\w' -]{0,40}(?:too (?:big|large|long)|exceed|limit|not (?:accept|allow)|rejected|format|syntax)"
    r"|(?:too (?:big|large)|content|attachment) |loop|hop ?count|too many hops|8-?bit|header|rfc ?\d{3,4}",
    re.IGNORECASE,
)
NOBODY_THERE = LatePattern(r"5\.4\.1 .*recipient address rejected: access denied", re.IGNORECASE)
"""How Microsoft 365 says (5.4.1) that its customer has no such mailbox."""
