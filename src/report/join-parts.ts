/** Parts of a text with blank lines between them, or what else parts them; none for a part that is not there. */
export function joinParts(parts: readonly string[], by = '\n\n'): string {
  return parts.filter((part) => part !== '').join(by);
}
