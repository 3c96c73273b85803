/** What the page knows of every item at once; the texts themselves are read when they are needed. */
export interface ItemsIndex {
  /** Items in each block of texts. */
  blockSize: number;
  /** Names that the columns below count on. */
  fates: string[];
  categories: string[];
  /** One entry per item, in the order of the report. */
  fate: number[];
  category: number[];
  /** `h` held-out, `t` trained-on, `n` neither. */
  evidence: string;
  identity: string[];
  title: string[];
}

export interface Filter {
  /** Fates that are shown; none means all. */
  fates: number[];
  /** -1 for all. */
  category: number;
  /** '' for all. */
  evidence: string;
}

/** The items that pass all filters, in the order of the report. */
export function filterItems(index: ItemsIndex, { fates, category, evidence }: Filter): number[] {
  const items: number[] = [];
  for (let item = 0; item < index.fate.length; item++) {
    const passes =
      (fates.length === 0 || fates.includes(index.fate[item] ?? -1)) &&
      (category < 0 || index.category[item] === category) &&
      (evidence === '' || index.evidence[item] === evidence);
    if (passes) items.push(item);
  }
  return items;
}

/** How a search term is compared: without regard to case or to how an accent is written. */
export function searchable(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** Whether a text holds every word of the query, in any order. */
export function matches(text: string, query: string): boolean {
  const within = searchable(text);
  return searchable(query)
    .split(/\s+/)
    .every((word) => within.includes(word));
}
