import { isObject } from './fields.ts';

/**
 * The text of a chat message's content: a text as it is, of a list of parts those of type text. Reasoning, images and
 * tool calls are left out.
 */
export function textOfContent(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content))
    return isObject(content) && typeof content.answer === 'string' ? content.answer : '';
  return content
    .map((part: unknown) => {
      if (typeof part === 'string') return part;
      const isText =
        isObject(part) && (part.type === undefined || part.type === 'text' || part.type === 'output_text');
      return isText && typeof part.text === 'string' ? part.text : '';
    })
    .filter((text) => text !== '')
    .join('\n');
}

/** The last message of that role in a list of chat messages; '' where there is none. */
export function lastMessage(messages: unknown, role: string): string {
  if (!Array.isArray(messages)) return '';
  const last: unknown = messages.findLast((message: unknown) => isObject(message) && message.role === role);
  return isObject(last) ? textOfContent(last.content) : '';
}

/** Any value as a text that can be shown: texts as they are, everything else as JSON. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    // Nested deeper than the stack is long.
    return '';
  }
}
