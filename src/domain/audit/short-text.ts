/** A text short and plain enough to be compared as it stands: one line, at most eight words, no code or formula. */
export function isShortText(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 80 || /^\s{2,}|\n/u.test(text.trimEnd())) return false;
  return !/[{}()[\];=<>_\\^|]/u.test(trimmed) && trimmed.split(/\s+/u).length <= 8;
}

/** Lower case, no punctuation, no leading article: two spellings of one short answer become one. */
export function normaliseText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s'-]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^(?:the|an?) (?=\S)/u, '');
}
