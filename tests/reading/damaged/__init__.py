"""Damaged input of every sort, as tables: what is written, and ``line:column: message | hint`` of each fault."""

OK = "- {subject: ada, relation: HEADS, object: port, document: d1}\n"
JSON = '{"subject":"ada","relation":"HEADS","object":"port","document":"d1"}\n'
HEADER = "subject,relation,object,document\n"
ROW = "ada,HEADS,port,d1\n"


def in_yaml(fields: str) -> str:
    """Return a sound claim with more fields, as YAML."""
    return OK.replace("}", f", {fields}}}")


def in_json(fields: str) -> str:
    """Return a sound claim with more fields, as JSON."""
    return JSON.replace("}", f",{fields}}}")
