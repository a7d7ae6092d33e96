// A queue out of which the least comes first.

/** A binary heap, the smallest item first. */
class Heap {
  constructor(compare) {
    this.compare = compare;
    this.items = [];
  }

  get size() {
    return this.items.length;
  }

  /** The smallest item, which stays. */
  get first() {
    return this.items[0];
  }

  push(item) {
    const { items } = this;
    let i = items.push(item) - 1;
    while (i > 0) {
      const above = (i - 1) >> 1;
      if (this.compare(items[above], items[i]) <= 0) break;
      [items[above], items[i]] = [items[i], items[above]];
      i = above;
    }
  }

  pop() {
    const { items } = this;
    const first = items[0];
    const last = items.pop();
    if (items.length) {
      items[0] = last;
      for (let i = 0; ;) {
        let least = i;
        for (const below of [2 * i + 1, 2 * i + 2]) {
          if (below < items.length && this.compare(items[below], items[least]) < 0) least = below;
        }
        if (least === i) break;
        [items[least], items[i]] = [items[i], items[least]];
        i = least;
      }
    }
    return first;
  }
}
