"""Invented names. Nobody here is anybody."""

from typing import Final

FEMALE: Final = (
    "Alma", "Bianca", "Carmen", "Delia", "Esther", "Fatima", "Gwen", "Harriet", "Imani", "Joanna",
    "Keiko", "Lucia", "Maribel", "Nadia", "Odette", "Paula", "Quinn", "Rosalind", "Soledad", "Tamsin",
    "Ursula", "Vera", "Wanda", "Ximena", "Yasmin", "Zora",
)  # fmt: skip
MALE: Final = (
    "Anton", "Bruno", "Cedric", "Dmitri", "Emilio", "Felix", "Gideon", "Hector", "Ivan", "Jamal",
    "Kofi", "Leon", "Mateo", "Nolan", "Oscar", "Pascal", "Rafael", "Silas", "Tobias", "Umar",
    "Vincent", "Wesley", "Xavier", "Yusuf", "Zane",
)  # fmt: skip
LAST: Final = (
    "Abernathy", "Bellweather", "Castellan", "Drummond", "Eastlake", "Farrow", "Galindo", "Hartwell", "Ibarra",
    "Jessup", "Kowalczyk", "Lindqvist", "Marchetti", "Nakagawa", "O'Dwyer", "Pemberton", "Quintanar", "Rosewood",
    "Sandoval", "Thackeray", "Underhill", "Vasquez-Lee", "Whitcombe", "Yarrow", "Zielinski", "Ashgrove", "Brightwater",
    "Coldwell", "Dunmore", "Ellsworth", "Fairbanks", "Greenlaw", "Holloway", "Ironside", "Juniper", "Kirkbride",
)  # fmt: skip
STREETS: Final = ("Harbor St", "Mill Rd", "Canal Ave", "Foundry Ln", "Lighthouse Way", "Tern Ct")
SOURCES: Final = ("Website", "Walk-in", "Referral", "Drive by", "Facebook", "Guest pass")
