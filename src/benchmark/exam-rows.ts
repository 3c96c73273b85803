import type { ExamItem } from './exam.ts';

/** What a row does not say for itself. */
export interface RowDefaults {
  task: string;
  category: string | null;
}

/**
 * A question out of a JSON row: an exam of Retake's own (`prompt`, with `task`, `id`, `category`, `reference`,
 * `opponent_response` where there are any; rows of Retake's results are such, too), or GSM8K's
 * `{question, answer}`. null where it is neither.
 */
export function readExamRow(row: unknown, { task, category }: RowDefaults): ExamItem | null {
  if (typeof row !== 'object' || row === null) return null;
  const fields = row as Record<string, unknown>;
  const prompt = textAt(fields, 'prompt') ?? textAt(fields, 'question');
  if (prompt === null) return null;
  const reference =
    textAt(fields, 'reference') ?? (fields.prompt === undefined ? textAt(fields, 'answer') : null);
  const opponentResponse = textAt(fields, 'opponent_response');
  const ownTask = textAt(fields, 'task') ?? task;
  return {
    task: ownTask,
    id: idAt(fields, 'id'),
    category: textAt(fields, 'category') || category || ownTask,
    prompt,
    ...(reference === null ? {} : { reference }),
    ...(opponentResponse === null ? {} : { opponentResponse }),
  };
}

function textAt(fields: Record<string, unknown>, key: string): string | null {
  const value = fields[key];
  return typeof value === 'string' ? value : null;
}

function idAt(fields: Record<string, unknown>, key: string): string | null {
  const value = fields[key];
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : textAt(fields, key);
}
