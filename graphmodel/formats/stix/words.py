"""What the types of STIX 2.1 are in claims: https://docs.oasis-open.org/cti/stix/v2.1/stix-v2.1.html.

A type of relationship that stands in no table is a relation of its own, by its own words.
"""

from __future__ import annotations

from collections.abc import Mapping

from graphmodel.claims.vocabulary import Kind, Relation
from graphmodel.formats.gathering import ANY_LINK

KINDS = (
    Kind(name="ThreatActor", meaning="whoever is believed to act with bad intent, person or body", broader="Actor"),
    Kind(
        name="IntrusionSet", meaning="attacks and their means that are believed to be one body's work", broader="Group"
    ),
    Kind(name="Campaign", meaning="attacks over a time with one aim", broader="Event"),
    Kind(name="Malware", meaning="a program that was made to do harm"),
    Kind(name="Tool", meaning="a program that can be used for good and ill"),
    Kind(name="AttackPattern", meaning="a way to attack"),
    Kind(name="CourseOfAction", meaning="something to do against attacks"),
    Kind(name="Indicator", meaning="a pattern by which attacks are noticed"),
    Kind(name="Vulnerability", meaning="a weakness of a program"),
    Kind(name="Infrastructure", meaning="systems and services that serve a purpose", broader="Asset"),
    Kind(name="Observable", meaning="something seen on a network or a computer, such as an address or a file"),
)
"""What the vocabulary has no kind for."""

RELATIONS = (
    Relation(name="USES", meaning="uses or used", inverse="is or was used by"),
    Relation(
        name="TARGETS", class_="act", meaning="targets or targeted", inverse="is or was targeted by", accuses="subject"
    ),
    Relation(
        name="IS_ATTRIBUTED_TO", class_="statement", meaning="is attributed to", inverse="has attributed to it",
        accuses="object",
    ),
    Relation(
        name="COMPROMISED", class_="act", meaning="compromised", inverse="was compromised by", accuses="subject"
    ),
    Relation(name="IMPERSONATES", class_="act", meaning="poses or posed as", inverse="has as an impostor",
             accuses="subject"),
    Relation(name="EXPLOITS", class_="act", meaning="exploits", inverse="is exploited by"),
    Relation(name="DELIVERS", class_="act", meaning="delivers", inverse="is delivered by"),
    Relation(name="DROPS", class_="act", meaning="drops", inverse="is dropped by"),
    Relation(name="DOWNLOADS", class_="act", meaning="downloads", inverse="is downloaded by"),
    Relation(name="BEACONS_TO", class_="act", meaning="beacons to", inverse="receives beacons from"),
    Relation(name="EXFILTRATES_TO", class_="act", meaning="sends stolen data to", inverse="receives stolen data from"),
    Relation(name="COMMUNICATES_WITH", meaning="communicates with", inverse="is communicated with by"),
    Relation(name="HOSTS", meaning="hosts", inverse="is hosted by"),
    Relation(name="CONSISTS_OF", meaning="consists of", inverse="is a component of"),
    Relation(name="HAS", meaning="has as a feature or weakness", inverse="is a feature or weakness of"),
    Relation(name="DIRECTS", meaning="has under its control", inverse="is under the control of"),
    Relation(name="VARIANT_OF", meaning="is a variant of", inverse="has as a variant"),
    Relation(name="MADE_FROM", meaning="was derived from", inverse="was the basis of"),
    Relation(name="AUTHORED_BY", meaning="was authored by", inverse="is the author of", accuses="object"),
    Relation(name="INDICATES", class_="statement", meaning="indicates", inverse="is indicated by"),
    Relation(name="BASED_ON", meaning="is based on", inverse="is the base of"),
    Relation(name="MITIGATES", meaning="mitigates", inverse="is mitigated by"),
    Relation(name="REMEDIATES", meaning="remediates", inverse="is remediated by"),
    Relation(name="SERVES_TO_INVESTIGATE", meaning="serves to investigate", inverse="is investigated with"),
    Relation(name="LOCATED_AT", class_="setting", meaning="is located at", inverse="is the location of"),
    Relation(name="ORIGINATES_FROM", class_="setting", meaning="originates from", inverse="is the origin of"),
    Relation(name="SIGHTED", class_="act", meaning="sighted", inverse="was sighted by", subject=["Actor"]),
    Relation(name="SIGHTED_IN", class_="setting", meaning="was sighted in", inverse="is where there was sighted",
             object=["Place", "Country"]),
)  # fmt: skip
"""What the vocabulary has no relation for."""

TYPES: Mapping[str, tuple[str, ...]] = {
    "uses": ("USES",),
    "targets": ("TARGETS",),
    "attributed-to": ("IS_ATTRIBUTED_TO",),
    "compromises": ("COMPROMISED",),
    "impersonates": ("IMPERSONATES",),
    "exploits": ("EXPLOITS",),
    "delivers": ("DELIVERS",),
    "drops": ("DROPS",),
    "downloads": ("DOWNLOADS",),
    "beacons-to": ("BEACONS_TO",),
    "exfiltrates-to": ("EXFILTRATES_TO",),
    "communicates-with": ("COMMUNICATES_WITH",),
    "hosts": ("HOSTS",),
    "owns": ("OWNS",),
    "consists-of": ("CONSISTS_OF",),
    "has": ("HAS",),
    "controls": ("CONTROLS", "DIRECTS"),
    "variant-of": ("VARIANT_OF",),
    "derived-from": ("MADE_FROM",),
    "authored-by": ("AUTHORED_BY",),
    "indicates": ("INDICATES",),
    "based-on": ("BASED_ON",),
    "mitigates": ("MITIGATES",),
    "remediates": ("REMEDIATES",),
    "investigates": ("SERVES_TO_INVESTIGATE",),
    "located-at": ("LOCATED_IN", "LOCATED_AT"),
    "originates-from": ("COMES_FROM", "ORIGINATES_FROM"),
    "related-to": (ANY_LINK,),
}
"""The relations of a type of relationship; the first that joins such kinds."""

OBJECTS: Mapping[str, str] = {
    "threat-actor": "ThreatActor",
    "intrusion-set": "IntrusionSet",
    "campaign": "Campaign",
    "incident": "Event",
    "malware": "Malware",
    "tool": "Tool",
    "attack-pattern": "AttackPattern",
    "course-of-action": "CourseOfAction",
    "indicator": "Indicator",
    "vulnerability": "Vulnerability",
    "infrastructure": "Infrastructure",
    "identity": "Organization",
    "location": "Place",
    **dict.fromkeys(
        (
            *("artifact", "autonomous-system", "directory", "domain-name", "email-addr", "email-message", "file"),
            *("ipv4-addr", "ipv6-addr", "mac-addr", "mutex", "network-traffic", "process", "software", "url"),
            *("user-account", "windows-registry-key", "x509-certificate"),
        ),
        "Observable",
    ),
}
"""The kind of what is a thing."""
IDENTITIES: Mapping[str, str] = {
    "individual": "Person",
    "group": "Group",
    "class": "Group",
    "organization": "Organization",
    "system": "Asset",
}
"""The kind of an identity, by its class."""
CALLED = ("name", "value", "display_name", "account_login", "user_id", "path", "key", "number", "serial_number")
"""Fields that hold the name of a thing; the first that is given."""
WITHIN = ("city", "administrative_area", "street_address", "postal_code", "latitude", "longitude")
"""Fields of a location that is more than a country."""
AREAS = ("street_address", "city", "administrative_area", "country", "region")
"""Fields by which a location without a name is called."""

_GRADES = ((80, 1), (60, 2), (40, 3), (20, 4), (0, 5))
"""From which confidence on a claim is graded so: the Admiralty scale in the specification's appendix A."""


def graded(confidence: int) -> int | None:
    """Return the grade of a confidence, or ``None`` where it is out of its scale."""
    return next((grade for least, grade in _GRADES if confidence >= least), None) if confidence <= 100 else None
