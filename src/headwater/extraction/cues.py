"""English cues of what surrounds a report on a page. Patterns look at one line, evened out by `headwater.text.fold`.

Every repeat is bounded, and callers cut long lines, so that a hostile line costs no more than a long one.
"""

import re

# Lines that are nothing but a button, a label or a rule.
FURNITURE = frozenset(
    """
    advertisement|advertising|ad|ads|share|share this|share this:|share this story|share this article|share on facebook|
    print|email|e-mail|twitter|facebook|tweet|google|google+|pinterest|reddit|linkedin|whatsapp|more|comment|comments|
    photo|photos|video|videos|image|images|gallery|next story|next article|next|previous|previous story|read more|
    read more:|read next|watch|watch:|watch now|watch this story|listen|play|pause|copy link|copy link copy|save|
    hide transcript|show transcript|hide transcript show transcript|scroll down for video|scroll down for more|
    like this:|like loading...|like this: like loading...|loading|loading...|a a|menu|search|home|skip to content|
    skip to main content|close|open|back to top|top|up next|follow|follow us|subscribe|sign up|sign in|log in|login|register|
    related|related:|related links|related stories|related articles|also|also read|see also|you may also like|
    recommended|trending|trending stories|trending stories:|most read|most popular|more stories|more news|
    story continues below|story continues below advertisement|article continues below|continue reading|
    continue reading the main story|advertisement continue reading the main story|text size|leave a comment|
    add comment|add a comment|view comments|post a comment|0 comments|0 pending comments|view this post on instagram|
    view on instagram|view on twitter|view on tiktok|share this: facebook|share this video|copy|link|report an error|
    click to expand|sections|newsletters|share by email|share on twitter|share on x|account|my account|toggle caption|enlarge this image|show more|show less|hide caption|play slideshow|
    """.replace("\n", "").replace("    ", "").split("|")
)  # fmt: skip

# Words that newspapers and stations are named with.
NAMEPLATE = frozenset((
    "advertiser", "advocate", "age", "argus", "beacon", "broadcasting", "bulletin", "chronicle", "citizen",
    "courier", "daily", "dispatch", "echo", "enquirer", "evening", "examiner", "express", "gazette", "globe",
    "guardian", "herald", "independent", "inquirer", "journal", "leader", "ledger", "mail", "mercury", "messenger",
    "mirror", "monitor", "morning", "news", "observer", "pioneer", "post", "press", "radio", "record", "register",
    "reporter", "review", "sentinel", "standard", "star", "sun", "telegraph", "television", "times", "today",
    "tribune", "tv", "voice", "weekly", "world",
))  # fmt: skip

# Lines that address the reader about the site and not the story, by a word that each of them holds, by which most lines are
# passed over without a search. Searched anywhere in a line that opens no quotation.
PLEAS = {
    "sign": r"sign(?:ing)? up (?:for|to) (?:our|one of our|receive|get)\b|"
    r"sign(?:ing)? up (?:for|to) .{0,60}\b(?:newsletters?|e-?mails?|alerts|digest|briefing)\b|sign up (?:here|now|today|below)\b|"
    r"\bnewsletter sign up\b",
    "subscribe": r"subscribe (?:to (?:our|the)|now|today|here)\b",
    "mail": r"enter your e-?mail|e-?mail address is invalid|invalid e-?mail|get e-?mail notifications|story suggestions? e-?mail|"
    r"e-?mail (?:us|your|the newsdesk|tips)\b.{0,60}@",
    "robot": r"not a robot",
    "already": r"already (?:a )?(?:subscriber|registered)",
    "select": r"select a newsletter",
    "agree": r"agree to receive",
    "notification": r"notifications? (?:from|can be managed|has been|are only)|saving your notification",
    "stay": r"stay up[ -]to[ -]date (?:with|on)\b.{0,40}\b(?:notification|newsletter|app|alert)|^stay with \S{1,20} (?:for|as)|"
    r"^stay up to date,? follow",
    "enable": r"enable (?:javascript|cookies)",
    "browser": r"browser does not support|refresh your browser",
    "javascript": r"javascript (?:is|must be|to play)|turn on javascript",
    "cookie": r"uses cookies|cookie (?:policy|settings|notice)|^we use cookies|accept (?:all )?cookies",
    "site uses": r"^this (?:web)?site uses",
    "accept all": r"accept all ?/",
    "manage": r"manage (?:choices|preferences)$",
    "become": r"become an? (?:friend|member|supporter|subscriber|patron|insider)\b.{0,60}\b(?:help|today|now|month|from|for)\b",
    "for ": r"for (?:the price of|as little as|only|just) .{1,30} (?:a|per) (?:week|month|year)\b",
    "privacy": r"(?:our|the|read|see|to) privacy (?:policy|notice)",
    "terms of": r"(?:our|website|site) terms of (?:use|service)",
    "your ": r"your (?:support|donation|contribution|subscription) (?:helps?|makes?|allows?|matters|funds|means|keeps)\b|"
    r"your device (?:does not|media caption)",
    "journalism": r"support (?:our|quality|independent|local) journalism|(?:we believe|fund|paid for) (?:quality|independent) journalism",
    "join": r"join (?:our|the|in the|thought-provoking) (?:comment|conversation|discussion|forum|debate)",
    "forum": r"commenting forum",
    "thank": r"thank you for (?:registering|subscribing|signing up|reading)",
    "please": r"please (?:refresh|log ?in|sign in|re-?enter|verify|disable)",
    "refresh": r"^refresh \S{1,40} (?:and|for)",
    "follow": r"follow us (?:on|at|online)|follow \S{1,30} on (?:twitter|facebook|instagram)\b|^follow [\w. ]{1,30}: ?(?:facebook|twitter)|"
    r"^follow .{2,30}:$",
    "facebook": r"like us on facebook|^like .{2,40} on facebook|^recorded on facebook$",
    "find us": r"find us on\b",
    "stor": r"we pay for your stories|have (?:you got )?a story (?:for|suggestion|tip)|^read or share this story|"
    r"^this is a (?:breaking|developing)(?: news)? story|(?:breaking|developing) (?:news )?story[,.;:]? ?(?:more follows|check back|refresh)",
    "alert": r"^this is a (?:breaking|developing)(?: news)? alert",
    "tip": r"got a tip\b",
    "send us": r"send us (?:your|a) (?:tips?|photos|stories|videos?|request)\b",
    "download": r"download (?:our|the)\b.{0,40}\bapp\b",
    "get the latest": r"get the latest (?:news|headlines|updates)",
    "inbox": r"delivered to your inbox",
    " here ": r"^>{0,3} ?(?:click|tap) here (?:to|for)\b",
    "share": r"^share (?:this|on|via) ?(?:story|article|post|page|video|link|facebook|twitter|e-?mail|whatsapp|on|via|with|:|$)",
    "more": r"^(?:see|view) more (?:on|stories|photos)\b|^more (?:follows|to follow|soon|to come)\b|"
    r"^for more (?:\w{1,20} ){0,3}(?:news|stories|coverage)\b|^more (?:\w{1,20} ){0,2}(?:news|coverage) (?:on|from|at)\b",
    "media playback": r"media playback is (?:un|not )supported",
    "to view": r"to view this (?:video|content)",
    "report a": r"report an error or submit|^report a typo",
    "problem": r"there was a problem (?:saving|with)",
    "friend": r"a friend wanted you to see",
    "characters": r"you must enter the characters",
    "check back": r"^(?:please )?check back (?:for|later|soon|with)",
    "mobile": r"^on a mobile device",
    "twitter": r"^(?:view image on twitter ?){1,9}$",
    "join the": r"^join the conversation",
    "continue": r"^continue reading",
    "sponsored": r"^sponsored by",
    "promoted": r"^promoted\b",
    "feedback": r"ad feedback",
}

# What a site says of itself when it asks for money, beside first-person words: it needs both.
SELF = re.compile(r"\b(?:we|our|us)\b")
TRADE = re.compile(
    r"\b(?:journalis(?:m|ts?)|newsrooms?|paywalls?|donat(?:e|ion|ions)|subscri(?:be|bers?|ptions?)|our (?:reporting|readers|reporters|"
    r"coverage|latest documentary)|on the ground when)\b"
)

CAPTION_START = re.compile(
    r"file ?(?:photo)?(?: ?[-:]| photo) |file ?- ?in this |(?:in )?this (?:\w{1,12}\.? ){0,5}(?:file )?(?:photo|image|picture|photograph|frame grab|frame|"
    r"handout)\b.{0,60}(?:shows|released|provided|taken|made)\b|"
    r"(?:an?|the) (?:photo|image|picture|video grab|screen ?grab|handout)\b.{0,40}\b(?:issued|released|provided|shows|from video|taken from)\b|"
    r"(?:screen ?grab|screenshot|video grab|grab) (?:from|of|translation)\b|"
    r"image copyright|image caption|media caption|image source|enlarge this image|toggle caption|"
    r"(?:image|photo|slide) \d{1,3} of \d{1,3}\b|\d{1,3} ?/ ?(?:[5-9]|\d{2,3}) (?=\w)|\d{1,3} of \d{1,3}\b|"
    r"(?:photo|photos|picture|pictures|image|images|photograph|credit|courtesy|video) ?(?:by|:|courtesy|credit)|"
    r"am image from|pictured:|\(?\w{0,12} ?photo/"
)
GALLERY = re.compile(r"\b\d{1,3} show all\b|\bshow all \d{1,3}\b|\bplay slideshow\b|\bview gallery\b")
# A line under a chart: where its figures come from.
CHART = re.compile(r"[^.] source: [^.]{3,100}$")
# A closing bracket that holds nothing but who took the picture.
PHOTO_CREDIT = re.compile(
    r"\((?:(?:file )?(?:photo|picture|image|pic|credit|photograph|video|courtesy|source|screen ?grab)s?\b(?: by| of| from)?[:/ ]?[^()]{0,80}|"
    r"[^()]{0,60}\b(?:getty(?: images)?|afp|epa(?:-efe)?|rex(?: features)?|shutterstock|alamy|wireimage|ap photo|istock|via ap|"
    r"via reuters|file)(?:/[^()]{0,40})?|[^()/.,]{2,50} ?/ ?[^()/.,]{2,40})\)\.?$"
)
# The same for an agency that also sends text: only after what is no full sentence.
AGENCY_CREDIT = re.compile(r"[^.!?\"')] \((?:reuters|ap|pa|pa wire|press association|bloomberg|upi|xinhua)\)$")
CREDIT_LINE = re.compile(
    r"\(?(?:[\w.'-]{1,20} ){0,4}[\w.'-]{1,20} ?/ ?(?:[\w.'-]{1,20} ){0,4}[\w.'-]{1,20}(?: via (?:[\w.'-]{1,20} ?){1,3})?(?:, file)?\)?|"
    r"(?:[\w.'-]{1,20} ){1,5}(?:via|for|/) (?:getty images|ap|reuters|afp|epa|shutterstock)(?:, file)?|"
    r"(?:getty images|getty|rex features|rex|epa|shutterstock|alamy|wireimage|istock)"
)
# A picture agency's name set before the caption; what follows is checked in the unfolded line.
CREDIT_START = re.compile(
    r"(?:AP:Associated Press|Reuters|REUTERS|GETTY|Getty Images|Getty|AFP/Getty|EPA|Rex Features|REX|PA:Press Association) (?=[A-Z‘“'\"])"
)

RELATED_START = re.compile(
    r"(?:[^\w\s\"'(\[#@]{1,3} ?)?(?:related(?: (?:article|story|video|coverage))?|read (?:more|next|also|full story)|see also|also read|also see|watch|more|don'?t miss|must read|recommended|you may like|"
    r"in pictures|live|live updates|trending|most read|listen|explore more|click here|in depth|opinion|analysis) ?(?::|>|\|) |"
    r"related (?:stories|articles|coverage|content|news|links|topics|video)\b|live updates on |read more (?:on|about|from|top)\b"
)
# Headings after which links to other reports follow to the end of the page.
RELATED_HEAD = frozenset(
    """
    read more|read more:|related|related:|related stories|related articles|related links|related content|more stories|
    more news|more on this story|more on this|more from|you may also like|recommended|trending stories|trending stories:|
    more about|most read|most popular|see also|see also:|also read|also|top stories|latest news|more local news|explore more
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)

COPYRIGHT = re.compile(
    r"\(?(?:tm and )?(?:©|\(c\)|copyright)(?: ?©| ?\(c\))? ?(?:copyright )?(?:\d{4}|by|the|all|\w{1,30})|"
    r"all (?:content|material)s? (?:©|copyright)|all rights reserved|this material may not be (?:published|reproduced)|"
    r"reproduction (?:of|in whole)|\w{1,20} transcripts are created on a rush"
)
# Who sends text to many outlets: a line that credits one of them tells where the report comes from.
AGENCY = re.compile(
    r"\b(?:associated press|reuters|agence france|press association|united press international|bloomberg news|xinhua|kyodo|"
    r"deutsche presse|canadian press|press trust of india|australian associated press|interfax|city news service|"
    r"bay city news|news agency|newswires?|media wire|times wire|tribune content agency|wire (?:service|report)s?)\b"
    r"|(?-i:\b(?:AP|AFP|PA|UPI|PTI|ANI|IANS|dpa|DPA|EFE|AAP|ANSA|TASS)\b)",
    re.I,
)

POST_CREDIT = re.compile(
    r"a (?:post|photo|video|reel) (?:shared|posted) by\b|(?:.{0,500} )?posted by .{2,80} (?:\(@\w|on (?:mon|tues|wednes|thurs|fri|satur|sun)day, )|[^♬]{0,600}♬|"
    r"(?:.{0,80} )?#\w{2,40}(?: [#@]\w{2,40})+$|@\w{2,30}$|post by @[\w.-]{2,60}(?:@[\w.-]{3,80})?(?: view on \w{4,10})?$|"
    r".{0,600}[—-] ?[^—()]{2,60} \(@[\w.-]{2,60}(?:@[\w.-]{3,80})?\)|pic\.twitter\.com/"
)

# Looked for in the unfolded line: a name begins with a capital.
BYLINE = re.compile(
    r"(?:By|BY|by|Written by|Reporting by|Posted by|Words by|By:|Author:) ?(?=[A-Z])|(?:From|by|By) (?:[A-Za-z]{1,20} ){0,5}staff\b|"
    r"[—–-]{1,2} ?(?:With assistance|By|Reporting by|With reporting|Additional reporting)\b"
)
STAMP = re.compile(
    r"(?:first |last )?(?:published|updated|posted|modified|created|date|on)\b|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|"
    r"\b(?:at|am|pm|a\.m\.?|p\.m\.?|est|edt|cst|cdt|mst|mdt|pst|pdt|gmt|bst|utc|ist|et|pt|on|of|the|ago|hours?|minutes?|local|time)\b|[\d:|,.()•·/-]"
)
MENU = re.compile(
    r"[\w&' ]{2,24}(?: > [\w&' ]{2,24}){1,5}|(?:home|news)(?-i:(?:[A-Z][a-z]{2,15}){2,20})|\d{1,6} ?comments?|"
    r"\d{1,3} ?min(?:ute)?s? read|(?:twitter|facebook|instagram)(?:: ?@|\.com/)\S{1,60}|[\d() +-]{7,20}|× .{1,190}|"
    r"(?:breaking )?news (?:staff|desk)|posted in",
    re.I,
)
EMAIL = re.compile(r"\S{1,60}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,3}")
