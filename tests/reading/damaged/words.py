"""Vocabularies that do not hold together, and the beginning of each fault: place, message and hint."""

VOCABULARY: dict[str, tuple[dict[str, str | bytes], list[str]]] = {
    "rel twice": (
        {"relations.yaml": ("- {name: LIKES, meaning: likes}\n- {name: LIKES, meaning: loves}\n")},
        ["relations.yaml:2:10: 'LIKES' is defined twice, differently | keep one of the two: the other is above"],
    ),
    "rel alias clash": (
        {
            "relations.yaml": (
                "- {name: LIKES, meaning: likes, aliases: [is fond of]}\n"
                "- {name: LOVES, meaning: loves, aliases: [Is Fond Of]}\n"
            )
        },
        ["relations.yaml:2:43: 'Is Fond Of' already means the relation LIKES | write LIKES in the claims, choose"],
    ),
    "rel alias is other's name": (
        {"relations.yaml": ("- {name: LIKES, meaning: likes, aliases: [LOVES]}\n- {name: LOVES, meaning: loves}\n")},
        ["relations.yaml:1:43: 'LOVES' already means the relation LOVES | write LOVES in the claims, choose"],
    ),
    "rel alias of builtin": (
        {"relations.yaml": "- {name: LIKES, meaning: likes, aliases: [HEADS]}\n"},
        ["relations.yaml:1:43: 'HEADS' already means the relation HEADS | write HEADS in the claims, choose"],
    ),
    "rel reserved": (
        {"relations.yaml": "- {name: SUBJECT, meaning: s}\n"},
        ["relations.yaml:1:10: 'SUBJECT' is a word of graphmodel's own | choose another"],
    ),
    "rel lower": (
        {"relations.yaml": "- {name: likes, meaning: s}\n"},
        ["relations.yaml:1:10: name cannot be 'likes' | a word such as ENVOY_OF: capital letters, digits and _,"],
    ),
    "rel spaces": (
        {"relations.yaml": "- {name: IS FOND OF, meaning: s}\n"},
        ["relations.yaml:1:10: name cannot be 'IS FOND OF' | a word such as ENVOY_OF: capital letters, digits a"],
    ),
    "rel long": (
        {
            "relations.yaml": (
                "- {name: AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA,"
                " meaning: s}\n"
            )
        },
        ["relations.yaml:1:10: name cannot be 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA…' |"],
    ),
    "rel unknown kind": (
        {"relations.yaml": "- {name: LIKES, meaning: s, subject: [Persn]}\n"},
        ["relations.yaml:1:39: unknown kind 'Persn' | did you mean Person?"],
    ),
    "rel kind word": (
        {"relations.yaml": "- {name: LIKES, meaning: s, subject: Person}\n"},
        ["relations.yaml:1:38: subject must be a list, not 'Person' | one value is written as a list, too"],
    ),
    "rel empty subject": (
        {"relations.yaml": "- {name: LIKES, meaning: s, subject: []}\n"},
        ["relations.yaml:1:38: subject is empty | write a value, or leave the field out"],
    ),
    "rel sym differs": (
        {"relations.yaml": "- {name: LIKES, meaning: s, symmetric: true, subject: [Person], object: [Company]}\n"},
        ["relations.yaml:1:40: symmetric, but subject and object differ in kinds | give both sides the same kin"],
    ),
    "rel sym inverse": (
        {"relations.yaml": "- {name: LIKES, meaning: s, symmetric: true, inverse: liked by}\n"},
        ["relations.yaml:1:55: a symmetric relation reads the same both ways | leave out inverse or symmetric"],
    ),
    "rel sym functional": (
        {"relations.yaml": "- {name: LIKES, meaning: s, symmetric: true, functional: subject}\n"},
        ["relations.yaml:1:58: a symmetric relation is functional on both sides | write functional: both"],
    ),
    "rel sym once": (
        {"relations.yaml": "- {name: LIKES, meaning: s, symmetric: true, once: object}\n"},
        [
            (
                "relations.yaml:1:52: a symmetric relation has no side that undergoes it | "
                "leave out once, or give it an inverse instead of symmetric"
            ),
        ],
    ),
    "rel bad functional": (
        {"relations.yaml": "- {name: LIKES, meaning: s, functional: objects}\n"},
        ["relations.yaml:1:41: functional cannot be 'objects' | did you mean object?"],
    ),
    "rel functional true": (
        {"relations.yaml": "- {name: LIKES, meaning: s, functional: true}\n"},
        ["relations.yaml:1:41: functional cannot be 'true' | one of subject, object, both"],
    ),
    "rel meaning newline": (
        {"relations.yaml": ("- name: LIKES\n  meaning: |\n    a\n    b\n")},
        ["relations.yaml:2:12: meaning must be one line without tabs"],
    ),
    "rel meaning missing": ({"relations.yaml": "- name: LIKES\n"}, ["relations.yaml:1:3: field 'meaning' is missing"]),
    "rel blank alias": (
        {"relations.yaml": "- {name: LIKES, meaning: s, aliases: ['', ' ']}\n"},
        [
            "relations.yaml:1:39: each of aliases is empty | write a value, or leave the field out",
            "relations.yaml:1:43: each of aliases is empty | write a value, or leave the field out",
        ],
    ),
    "rel broken suppresses": (
        {
            "relations.yaml": "- {nme: LIKES, meaning: s}\n",
            "claims.yaml": "- {subject: ada, relation: LIKES, object: ben, document: d1}\n",
        },
        ["relations.yaml:1:3: field 'name' is missing", "relations.yaml:1:4: unknown field 'nme' | did you mean name?"],
    ),
    "rel as mapping": (
        {"relations.yaml": "LIKES: {meaning: likes}\n"},
        [
            "relations.yaml:1:1: no list of relations here | write relations: and below it a list, each record beg",
            "relations.yaml:1:1: unknown field 'LIKES'",
        ],
    ),
    "rel section": (
        {"relations.yaml": ("relation:\n- {name: LIKES, meaning: likes}\n")},
        [
            "relations.yaml:1:1: no list of relations here | write relations: and below it a list, each record beg",
            "relations.yaml:1:1: unknown field 'relation' | did you mean relations?",
        ],
    ),
    "kinds reserved": (
        {"kinds.yaml": "- {name: Claim, meaning: c}\n"},
        ["kinds.yaml:1:10: 'Claim' is a word of graphmodel's own | choose another"],
    ),
    "kinds cycle": (
        {"kinds.yaml": ("- {name: A, meaning: a, broader: B}\n- {name: B, meaning: b, broader: A}\n")},
        ["kinds.yaml:1:34: 'A' is broader than itself", "kinds.yaml:2:34: 'B' is broader than itself"],
    ),
    "kinds self": (
        {"kinds.yaml": "- {name: A, meaning: a, broader: A}\n"},
        ["kinds.yaml:1:34: 'A' is broader than itself"],
    ),
    "kinds cycle used": (
        {
            "kinds.yaml": "- {name: A, meaning: a, broader: B}\n- {name: B, meaning: b, broader: A}\n",
            "entities.csv": "id,kind,name\nx,A,X\n",
            "claims.yaml": "- {subject: x, relation: HEADS, object: port, document: d1}\n",
        },
        ["kinds.yaml:1:34: 'A' is broader than itself", "kinds.yaml:2:34: 'B' is broader than itself"],
    ),
    "kinds broader unknown": (
        {
            "kinds.yaml": "- {name: A, meaning: a, broader: Persn}\n",
            "entities.csv": "id,kind,name\nx,A,X\n",
            "claims.yaml": "- {subject: x, relation: HEADS, object: port, document: d1}\n",
        },
        ["kinds.yaml:1:34: unknown kind 'Persn' | did you mean Person?"],
    ),
    "kinds lower": (
        {"kinds.yaml": "- {name: ship, meaning: a}\n"},
        ["kinds.yaml:1:10: name cannot be 'ship' | a word such as Person: a capital letter, then letters and di"],
    ),
    "kinds redefine builtin abstract": (
        {"kinds.yaml": "- {name: Person, meaning: a, abstract: true}\n"},
        [
            "entities.yaml:1:19: 'Person' is too broad for an entity | one of Organization, Company, PublicBody, C",
            "entities.yaml:2:19: 'Person' is too broad for an entity | one of Organization, Company, PublicBody, C",
            "entities.yaml:6:18: 'Person' is too broad for an entity | one of Organization, Company, PublicBody, C",
            "entities.yaml:7:18: 'Person' is too broad for an entity | one of Organization, Company, PublicBody, C",
            "kinds.yaml:1:10: 'Person' is a built-in kind, which the built-in relations rely on | choose another n",
        ],
    ),
    "kinds redefine Entity": (
        {"kinds.yaml": "- {name: Entity, meaning: a, broader: Person}\n"},
        [
            "kinds.yaml:1:10: 'Entity' is a built-in kind, which the built-in relations rely on | choose another n",
            "kinds.yaml:1:39: 'Entity' is broader than itself",
        ],
    ),
    "kinds abstract maybe": (
        {"kinds.yaml": "- {name: Ship, meaning: a, abstract: maybe}\n"},
        ["kinds.yaml:1:38: abstract must be true or false, not 'maybe'"],
    ),
}
