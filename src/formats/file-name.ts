/** A file's name without folders and without endings: `out/math.jsonl.gz` is `math`. */
export function stemOf(fileName: string): string {
  return (fileName.split(/[\\/]/u).at(-1) ?? fileName).replace(
    /(?:\.(?:jsonl?|ndjson|eval|gz|parquet))+$/iu,
    '',
  );
}
