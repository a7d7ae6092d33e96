"""News agencies, and how texts name them. Those are left out whose names are words of a language too."""

from __future__ import annotations

from collections.abc import Mapping

AGENCIES: Mapping[str, tuple[str, ...]] = {
    "AFP": ("AFP", "Agence France-Presse", "Agence France Presse"),
    "Anadolu": ("Anadolu Agency", "Anadolu"),
    "ANSA": ("ANSA",),
    "AP": ("AP", "The Associated Press", "Associated Press"),
    "BelaPAN": ("BelaPAN", "БелаПАН"),
    "BelTA": ("BelTA", "BELTA", "Belta", "БЕЛТА", "БелТА"),
    "Bloomberg": ("Bloomberg News", "Bloomberg"),
    "BNS": ("BNS", "Baltic News Service"),
    "dpa": ("dpa", "DPA", "Deutsche Presse-Agentur"),
    "EFE": ("EFE", "Agencia EFE"),
    "Interfax": ("Interfax-Ukraine", "Interfax-West", "Interfax", "Интерфакс"),
    "Kyodo": ("Kyodo News", "Kyodo"),
    "PA Media": ("PA Media", "Press Association"),
    "PAP": ("PAP", "Polish Press Agency", "Polska Agencja Prasowa"),
    "PTI": ("PTI", "Press Trust of India"),
    "Reuters": ("Thomson Reuters", "Reuters", "Рейтерс", "Рейтер"),
    "RIA Novosti": ("RIA Novosti", "RIA", "РИА Новости"),
    "TASS": ("ITAR-TASS", "TASS", "ИТАР-ТАСС", "ТАСС"),
    "Ukrinform": ("Ukrinform", "Укринформ", "Укрінформ"),
    "UNIAN": ("UNIAN", "УНИАН", "УНІАН"),
    "UPI": ("UPI", "United Press International"),
    "Xinhua": ("Xinhua News Agency", "Xinhua"),
    "Yonhap": ("Yonhap News Agency", "Yonhap"),
}
"""By the name to declare, the spellings that count, the longest of those that begin alike first."""
