/** The part of a long list that is in the page: from `first` up to, not including, `last`. */
export interface VisibleRows {
  first: number;
  last: number;
}

/** Rows beyond the edges that are kept ready, so that scrolling shows no gap. */
const SPARE = 8;

export function visibleRows(list: {
  rows: number;
  rowHeight: number;
  scrollTop: number;
  height: number;
}): VisibleRows {
  const top = Math.floor(list.scrollTop / list.rowHeight);
  const shown = Math.ceil(list.height / list.rowHeight) + 1;
  const first = Math.max(0, Math.min(list.rows, top - SPARE));
  return { first, last: Math.min(list.rows, Math.max(first, top + shown + SPARE)) };
}

/** Where a list must be scrolled to so that a row is wholly in view, moving as little as possible. */
export function scrollToShow(
  row: number,
  { rowHeight, scrollTop, height }: { rowHeight: number; scrollTop: number; height: number },
): number {
  const top = row * rowHeight;
  if (top < scrollTop) return top;
  return top + rowHeight > scrollTop + height ? top + rowHeight - height : scrollTop;
}

/** The row that a key leads to from the active one; null for a key that leads nowhere. */
export function rowAfterKey(key: string, active: number, rows: number, page: number): number | null {
  const steps: Record<string, number> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: rows - 1,
  };
  const target = steps[key];
  return target === undefined || rows === 0 ? null : Math.max(0, Math.min(rows - 1, target));
}
