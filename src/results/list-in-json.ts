/** A value as one more element of a list that is a member of a JSON document's root, as `JSON.stringify` indents it. */
export function listElement(value: unknown): string {
  return `,\n${JSON.stringify(value, null, 2)}`.replaceAll('\n', '\n    ');
}

/**
 * A JSON document, indented by two, with a newline at the end, whose empty list `key` is filled: `elements` are what
 * `listElement` made, one after another, in pieces of any size. So the list is never held as a whole.
 */
export function* withList(
  document: object,
  key: string,
  elements: Iterable<Uint8Array>,
): Generator<Uint8Array> {
  const text = `${JSON.stringify(document, null, 2)}\n`;
  const opening = `\n  ${JSON.stringify(key)}: [`;
  const inside = text.indexOf(`${opening}]`) + opening.length;
  yield Buffer.from(text.slice(0, inside));
  let isEmpty = true;
  for (const piece of elements) {
    yield isEmpty ? piece.subarray(1) : piece;
    isEmpty = false;
  }
  yield Buffer.from(`${isEmpty ? '' : '\n  '}${text.slice(inside)}`);
}
