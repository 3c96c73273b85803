/** The bar that the Hugging Face Trainer draws: ` 50%|█████     | 19/38 [00:10<00:10]`. Other bars carry a name. */
const BAR = /^\s*\d+%\|[^|]*\|\s*(\d+)\/(\d+)\s+\[/;

/** The record that it prints with each logged step: a Python dict, its numbers quoted since 5.x. */
const LOSS = /^\{.*'loss': '?(-?[\d.]+(?:e[+-]?\d+)?|nan|inf)'?[,}]/i;

export interface PrintedProgress {
  step?: number;
  steps?: number;
  /** null for a loss that is no number. */
  loss?: number | null;
}

/** What a printed line tells of the progress; null where it tells nothing. */
export function parsePrintedProgress(line: string): PrintedProgress | null {
  const bar = BAR.exec(line);
  if (bar !== null) return { step: Number(bar[1]), steps: Number(bar[2]) };
  const record = LOSS.exec(line);
  if (record === null) return null;
  const loss = Number(record[1]);
  return { loss: Number.isFinite(loss) ? loss : null };
}
