/** A question and the answer to learn for it. */
export interface Lesson {
  prompt: string;
  answer: string;
}

/** Reads a row of the formats prompt-completion, messages and alpaca; null where it is none of them. */
export function lessonOf(row: unknown): Lesson | null {
  if (typeof row !== 'object' || row === null) return null;
  const fields = row as Record<string, unknown>;
  // A KTO row looks like prompt-completion, but may carry an answer to unlearn.
  if ('label' in fields) return null;
  if (Array.isArray(fields.messages)) return lessonOfMessages(fields.messages);
  if ('instruction' in fields) return lesson(joined(fields.instruction, fields.input), fields.output);
  return lesson(fields.prompt, fields.completion);
}

function lessonOfMessages(messages: unknown[]): Lesson | null {
  const contentOf = (role: string) =>
    (messages as ({ role?: unknown; content?: unknown } | null)[]).findLast((one) => one?.role === role)
      ?.content;
  return lesson(contentOf('user'), contentOf('assistant'));
}

function joined(instruction: unknown, input: unknown): unknown {
  return typeof input === 'string' && input !== '' ? `${String(instruction)}\n\n${input}` : instruction;
}

function lesson(prompt: unknown, answer: unknown): Lesson | null {
  return typeof prompt === 'string' && typeof answer === 'string' ? { prompt, answer } : null;
}
