/** A run of words that both texts share, or that only one of them has. */
export interface Segment {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Above so many word pairs a table would take too long; the middle is then shown as wholly replaced. */
const MOST_PAIRS = 4_000_000;

/** Word by word what became of a text: the longest common subsequence of words, signs and white space. */
export function wordDiff(before: string, after: string): Segment[] {
  const a = words(before);
  const b = words(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end++;
  const middle = diffMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return joined([
    { kind: 'same', text: a.slice(0, start).join('') },
    ...middle,
    { kind: 'same', text: a.slice(a.length - end).join('') },
  ]);
}

function words(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}\p{M}_]+|[^\s\p{L}\p{N}\p{M}_]/gu) ?? [];
}

function diffMiddle(a: string[], b: string[]): Segment[] {
  if (a.length * b.length > MOST_PAIRS) {
    return [
      { kind: 'removed', text: a.join('') },
      { kind: 'added', text: b.join('') },
    ];
  }
  const width = b.length + 1;
  const lengths = commonLengths(a, b, width);
  const segments: Segment[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const down = lengths[(i + 1) * width + j] ?? 0;
    const right = lengths[i * width + j + 1] ?? 0;
    if (i < a.length && j < b.length && a[i] === b[j]) {
      segments.push({ kind: 'same', text: a[i++] ?? '' });
      j++;
    } else if (j >= b.length || (i < a.length && down >= right))
      segments.push({ kind: 'removed', text: a[i++] ?? '' });
    else segments.push({ kind: 'added', text: b[j++] ?? '' });
  }
  return segments;
}

/** Length of the longest common subsequence of what follows each pair of positions. */
function commonLengths(a: string[], b: string[], width: number): Uint32Array {
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j;
      const down = lengths[at + width] ?? 0;
      const right = lengths[at + 1] ?? 0;
      lengths[at] = a[i] === b[j] ? (lengths[at + width + 1] ?? 0) + 1 : Math.max(down, right);
    }
  }
  return lengths;
}

/** Neighbours of one kind made one; empty ones left out. */
function joined(segments: Segment[]): Segment[] {
  const out: Segment[] = [];
  for (const segment of segments) {
    const last = out.at(-1);
    if (segment.text === '') continue;
    if (last?.kind === segment.kind) last.text += segment.text;
    else out.push({ ...segment });
  }
  return out;
}
