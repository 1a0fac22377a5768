"""How members really spell: typing errors, text-speak and word pairs, mended before rules look."""

from typing import Final

_WRITTEN_FOR: Final = {
    "stop": "stopp stpo sotp tsop st0p stoop stopo stp syop dtop stip $top ztop stoppp stawp stahp",
    "unsubscribe": (
        "unsuscribe unsubcribe unsub unsubscibe unsubscribed unsubscrbe usubscribe unsubsribe "
        "unsusbcribe unscribe unsubcsribe"
    ),
    "cancel": "cancle cancell cancal canel cansel cncl",
    "cancellation": "cancelation",
    "cancelling": "canceling cancling",
    "cancelled": "canceled",
    "membership": "memebership membrship membershp memership mebership membersip membershio mbrship",
    "account": "acct acount accout",
    "please": "pls plz plse",
    "you": "u yall",
    "your": "ur",
    "are": "r",
    "text": "txt tex",
    "texts": "txts",
    "texting": "txting texing textin",
    "message": "msg mesage messege",
    "messages": "msgs mesages messges messeges",
    "messaging": "msging",
    "people": "ppl",
    "with": "w",
    "because": "bc cuz coz",
    "though": "tho",
    "through": "thru",
    "refund": "refnd refundd rfund",
    "ambulance": "ambulence",
    "seizure": "siezure seizur",
    "breathe": "breath",
    "collapsed": "colapsed collapse",
    "unconscious": "unconcious unconsious",
    "suicide": "suicde sucide suiside",
    "harass": "harrass",
    "harassed": "harrassed harrased",
    "harassing": "harrassing",
    "harassment": "harrassment",
    "attorney": "attorny",
    "lawyer": "laywer lawer",
    "someone": "sb smb sumone somone sombody somebody",
    "freeze": "frezze freez",
    "injured": "injered injurd",
    "stolen": "stolled stollen",
    "their": "thier",
    "thanks": "thx ty tysm thnx thanx",
    "ill": "ima imma",
    "porque": "xq",
    "que": "q",
    "ok": "k",
    "manager": "mgr",
    "mensajes": "msj mjs msjs",
}
SPELLINGS: Final = {wrong: right for right, wrongs in _WRITTEN_FOR.items() for wrong in wrongs.split()}
"""A word as it is written, to the word that is meant."""

TOGETHER: Final = {
    "do not": "dont", "does not": "doesnt", "did not": "didnt", "can not": "cant", "cannot": "cant",
    "could not": "couldnt", "will not": "wont", "would not": "wouldnt", "should not": "shouldnt", "is not": "isnt",
    "was not": "wasnt", "have not": "havent", "has not": "hasnt", "i am": "im", "i have": "ive", "i will": "ill",
    "i would": "id", "it is": "its", "there is": "theres", "that is": "thats", "what is": "whats", "you are": "youre",
    "wanna": "want to", "gonna": "going to", "gotta": "have to", "tryna": "trying to", "lemme": "let me",
    "text messages": "texts", "text message": "text", "text msgs": "texts", "e mail": "email", "e mails": "emails",
    "member ship": "membership", "can celled": "cancelled", "no body": "nobody", "some one": "someone",
    "any more": "anymore", "charge back": "chargeback", "over charged": "overcharged", "auto pay": "autopay",
    "wait list": "waitlist", "waiting list": "waitlist", "pass out": "faint", "passed out": "fainted",
    "passing out": "fainting", "blacked out": "fainted",
}  # fmt: skip
"""Pairs of words that mean one."""
