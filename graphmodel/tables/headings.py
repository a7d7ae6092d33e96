"""What people call the columns of such tables, in several languages: without accents, as `plain` writes them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "ё": "е"})


def plain(name: str) -> str:
    """Return a column's name in small letters without accents and signs."""
    name = name.casefold().translate(_STROKES)
    text = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[_\W]+", " ", text).split())


def _words(text: str) -> frozenset[str]:
    return frozenset(plain(word) for line in text.splitlines() for word in line.split(",") if word.strip())


_FIRST = """
subject, from, source name, source entity, source node, who, actor, entity 1, name 1, person 1, party 1, node 1
entity a, party a, person a, company a, organisation a, organization a, name a
von, wer, name von, akteur, partei 1, de, qui, acteur, desde, quien, da, chi
кто, от кого, субъект, od, podmiot, kto
"""
_SECOND = """
object, to, target, target name, target entity, target node, whom, to whom, entity 2, name 2, person 2, party 2
node 2, entity b, party b, person b, company b, organisation b, organization b, name b, related entity, counterparty
an, nach, wen, wem, zu, ziel, partei 2, vers, a qui, hacia, a quien
кого, кому, к кому, с кем, объект, kogo, komu, do, przedmiot
"""
_SORT = "type, kind, class, category, typ, art, sorte, тип, вид, категория, tipo, categoria, rodzaj, genre, categorie"

NAME = _words("name, who, full name, imie, имя, название, nom, nombre, nome, titel, bezeichnung")
"""A column of names below the name of a group."""
CALLED: Mapping[str, frozenset[str]] = {
    "subject": _words(_FIRST),
    "subject kind": frozenset(f"{end} {sort}" for end in _words(_FIRST) for sort in _words(_SORT)),
    "relation": _words("""
relation, relations, relationship, relationships, relation type, relationship type, link type, type of link, predicate,
type of relation, type of relationship, edge, edge type, connection, connection type, verb, action, did what, what, how,
interest, description of relationship, link, kind of link, kind of connection, nature of link, type of connection
beziehung, art der beziehung, verbindung, verhaltnis, was, lien, relation entre, relacion, vinculo, tipo de relacion
связь, отношение, тип связи, действие, что, что сделал, relacja, powiazanie, zwiazek, relazione
"""),
    "object": _words(_SECOND),
    "object kind": frozenset(f"{end} {sort}" for end in _words(_SECOND) for sort in _words(_SORT)),
    "date": _words("""
date, when, day, date of event, year, datum, wann, tag, jahr, fecha, cuando, ano, annee, quand, data, kiedy, rok
дата, когда, год, день
"""),
    "start": _words("""
start, start date, date start, since, from date, date from, begin, beginning, valid from, appointed, appointed on
from, de, desde, von, od, с, от, seit, beginn, ab, debut, date de debut, depuis, inicio, fecha de inicio, начало
дата начала, с какого, poczatek
od kiedy
"""),
    "end": _words("""
end, end date, date end, until, to date, date to, till, valid to, valid until, resigned, resigned on, ceased
to, a, do, bis, ende, fin, jusqu a, date de fin, jusque, hasta, fecha de fin, конец, дата окончания, до, по, koniec
do kiedy
"""),
    "amount": _words("""
amount, value, sum, money, price, number, quantity, how much, how many, share, stake, percent, percentage, payment
betrag, summe, wert, anzahl, anteil, hohe, montant, somme, nombre de, importe, monto, cantidad
сумма, количество, доля, стоимость, kwota, suma, liczba, udzial
"""),
    "unit": _words("""
unit, currency, wahrung, einheit, devise, monnaie, moneda, unidad, валюта, единица, waluta, jednostka
"""),
    "source": _words("""
source, sources, source url, source link, url, urls, reference, references, ref, citation, document, evidence, proof
quelle, quellen, beleg, nachweis, fundstelle, lien source, source document, fuente, fuentes, referencia, enlace
источник, источники, ссылка, документ, zrodlo, zrodla, fonte
"""),
    "title": _words("""
title, headline, source title, article title, document title, titel, schlagzeile, titre, titulo, заголовок, tytul
titolo
"""),
    "publisher": _words("""
publisher, outlet, newspaper, media, medium, news outlet, source name of publisher, zeitung, herausgeber, editeur
journal
medio, editor, издатель, издание, сми, wydawca, gazeta
"""),
    "published": _words("""
published, publication date, date published, pub date, article date, source date, date of source, veroffentlicht
erschienen, datum der quelle, publie, date de publication, publicado, опубликовано, дата публикации, opublikowano
"""),
    "speaker": _words("""
speaker, said by, according to, quoted, attributed to, claimed by, spokesperson, sprecher, laut, zitiert, selon, segun
по словам, кто сказал, со слов, wedlug
"""),
    "role": _words("""
role, roles, position, job, job title, post, capacity, function, rolle, funktion, amt, poste, fonction, cargo, puesto
funkcja, funcion, funzione, должность, роль, stanowisko, rola
"""),
    "place": _words("""
place, where, location, city, ort, wo, stadt, lieu, ou, ville, lugar, donde, место, где, город, miejsce, gdzie
"""),
    "note": _words("""
note, notes, comment, comments, remark, remarks, description, detail, details, further information
additional information
bemerkung, bemerkungen, anmerkung, anmerkungen, notiz, notizen, hinweis, remarque, remarques, commentaire, commentaires
notas, observaciones, comentarios, примечание, примечания, комментарий, комментарии, uwagi, komentarz
"""),
}
"""What a column is called that is about something."""
LINKS = _words("""
link, links, url, urls, hyperlink, href, permalink, web link, weblink, source url, source link, lien, lien source
enlace, ссылка, odnosnik, collegamento
""")
"""What a column of links to documents is called, where another one says what these are called."""
OF_AN_END = _words("""
born, birth, birthday, birthdate, dob, died, death, founded, incorporated, incorporation, registered, registration
established, nationality, country, address, website, homepage, email, phone, telephone, passport, id number, geboren
geburtsdatum, geburtstag, geb, gestorben, gegrundet, grundung, eingetragen, land, anschrift, adresse, webseite
telefon, naissance, ne le, nee le, deces, creation, immatriculation, pays, nacimiento, nacido, constitucion, pais
direccion, domicilio, рождения, родился, родилась, смерти, основан, основана, зарегистрирован, регистрации, страна
адрес, urodzenia, urodzony, zalozenia, rejestracji, kraj, adres, nascita, costituzione, paese, indirizzo
""")
"""Words in what a column is called that is about one of the two, and not about what joins them."""
_ALL = frozenset().union(*CALLED.values(), NAME, _words(_SORT))


def is_heading(name: str) -> bool:
    """Return whether columns are called so."""
    return plain(name) in _ALL
