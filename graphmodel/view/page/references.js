// The documents that an answer cites, numbered as they are first cited and listed at its foot; see
// graphmodel/output/references.py.

/** The address of a document within a phrase. */
class Address {
  constructor(url) {
    this.url = url;
  }

  toString() {
    return this.url;
  }

  drawn() {
    return isWebAddress(this.url) ? webLink(this.url, isolated(this.url)) : isolated(this.url);
  }
}

/** Return what a list of references says of a document, its address, where it has one, as a part of its own. */
function referenceInWords(i) {
  const { publisher, title, authors = [], published, derivation, grade, url, id } = documents[i];
  return joined(
    [
      [
        isolated(publisher),
        ...(title ? [", “", isolated(title), "”"] : []),
        ...(authors.length ? [t("reference.by"), ...enumerated(authors)] : []),
        `, ${published ?? t("reference.undated")}`,
      ],
      ...(derivation.length ? [[t("reference.from"), isolated(derivation.map(sourceInWords).join(", "))]] : []),
      ...(grade ? [[isolated(grade)]] : []),
      ...(url ? [[new Address(url)]] : []),
      [isolated(id)],
    ],
    "; ",
  );
}

/** Numbers what is cited of one answer; its `section` lists it. */
class References {
  constructor(heading = "h3") {
    this.entries = new Map();
    this.list = el("ol", { class: "references" });
    this.section = el("section", { hidden: true }, el(heading, null, t("reference.title")), this.list);
  }

  /** Return a phrase with numbers in the place of what it cites. */
  cited(phrase) {
    return phrase.flatMap((part) => (part instanceof Cite ? this.numbers(part) : [part]));
  }

  numbers(cite) {
    const found = cite.documents.map((i) => this.entry(i)).sort((a, b) => a.number - b.number);
    const last = found.length - 1;
    // A line never ends behind the first bracket or before the last one.
    return found.flatMap((entry, i) => {
      const marks = [i === 0 ? "[" : "", this.citation(entry), i === last ? "]" : ","];
      return [el("span", { class: "cites" }, ...marks), ...(i === last ? [] : [" "])];
    });
  }

  /** Return a button with the number of a document that leads to its entry. */
  citation({ number: place, document, item, back }) {
    const name = t("reference.name", { number: place, publisher: documents[document].publisher });
    const lead = () => {
      back.hidden = false;
      back.onclick = () => made.focus();
      item.focus();
    };
    const made = link(String(place), lead, { class: "link cite", "aria-label": name, title: name });
    return made;
  }

  /** Return the entry of a document, which is made when it is first cited. */
  entry(document) {
    if (!this.entries.has(document)) {
      const number = this.entries.size + 1;
      const back = el(
        "button",
        { type: "button", class: "link", hidden: true, "aria-label": t("reference.back", { number }) },
        "↩",
      );
      const words = referenceInWords(document).map((part) => (part instanceof Address ? part.drawn() : part));
      const item = el("li", { tabindex: -1 }, `[${number}] `, ...words, " ", back);
      this.entries.set(document, { number, document, item, back });
      this.list.append(item);
      this.section.hidden = false;
    }
    return this.entries.get(document);
  }
}
