/**
 * Parameters of a model as its name tells them: `meta-llama/Llama-3.1-8B-Instruct` is 8e9, `smol-360M` 3.6e8,
 * `Mixtral-8x7B` 5.6e10 (an upper bound). null where the name says nothing.
 */
export function parametersOfName(model: string): number | null {
  const match = /(?:^|[^a-z0-9.])(?:(\d+)x)?(\d+(?:\.\d+)?)([bm])(?![a-z0-9])/i.exec(model);
  if (match === null) return null;
  const experts = Number(match[1] ?? 1);
  const unit = match[3]?.toLowerCase() === 'b' ? 1e9 : 1e6;
  return experts * Number(match[2]) * unit;
}
