"""The words for what is known of people, in the first line of a table and in what is told."""

from __future__ import annotations

from locales import N_

HEADERS: dict[str, tuple[str, ...]] = {
    "name": (
        "namn",
        "name",
        "deltagare",
        "participant",
        "person",
        "fullständigt namn",
        "full name",
    ),
    "first": ("förnamn", "first name", "firstname", "given name", "tilltalsnamn"),
    "last": ("efternamn", "last name", "lastname", "surname", "family name"),
    "aliases": ("alias", "aliases", "smeknamn", "kallas", "nickname", "nicknames"),
    "organisation": (
        *("organisation", "organization", "kommun", "arbetsplats", "arbetsgivare", "företag"),
        *("myndighet", "company", "employer", "workplace"),
    ),
    "unit": ("enhet", "avdelning", "förvaltning", "unit", "department", "team"),
    "title": ("titel", "befattning", "funktion", "yrke", "title", "job title", "position"),
    "party": ("parti", "party", "partibeteckning"),
    "email": (
        *("e-post", "epost", "e-postadress", "epostadress", "mejl", "mejladress", "mail"),
        *("mailadress", "e-mail", "email", "e-mail address", "email address"),
    ),
    "phone": (
        *("telefon", "telefonnummer", "tel", "mobil", "mobilnummer", "mobiltelefon"),
        *("phone", "phone number", "telephone", "mobile", "cell"),
    ),
}
"""The words for each column, as they stand in the first line of a table."""

FIELD_WORDS: dict[str, str] = {
    "name": N_("name"),
    "aliases": N_("aliases"),
    "organisation": N_("organisation"),
    "unit": N_("unit"),
    "title": N_("title"),
    "party": N_("party"),
    "email": N_("e-mail"),
    "phone": N_("phone"),
}
"""The word for each field of a person, a text to translate."""
