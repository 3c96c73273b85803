import { lastMessage } from '../content.ts';
import { type Fields, isObject } from '../fields.ts';
import { requestsOf } from './arguments.ts';
import { choicesOf, isMultipleChoice } from './choices.ts';

const QUESTION_KEYS = ['question', 'problem', 'query', 'prompt', 'ctx', 'input'];

/**
 * The bare question, without the examples that were put before it, so that it stays the same question when they change.
 * Where the dataset's own row does not show it, the whole prompt.
 */
export function questionOf(row: Fields): string {
  const doc = isObject(row.doc) ? row.doc : {};
  const key = QUESTION_KEYS.find((name) => typeof doc[name] === 'string' && doc[name] !== '');
  const question = key === undefined ? wholePrompt(row) : String(doc[key]);
  return isMultipleChoice(row) ? withOptions(question, optionTexts(row, doc)) : question;
}

function wholePrompt(row: Fields): string {
  const [context] = requestsOf(row)[0] ?? [];
  const text: unknown = Array.isArray(context) ? context[0] : context;
  if (typeof text !== 'string') return '';
  return text.startsWith('[{') ? lastOfChat(text) : text;
}

/** Chat models behind an API are asked with the messages as one JSON text. */
function lastOfChat(text: string): string {
  try {
    return lastMessage(JSON.parse(text), 'user') || text;
  } catch {
    return text;
  }
}

/** Some tasks let the model choose among letters and keep the texts in the row. */
function optionTexts(row: Fields, doc: Fields): string[] {
  const choices = choicesOf(row);
  const own: unknown = isObject(doc.choices) ? doc.choices.text : doc.choices;
  const isLettered = choices.every((choice) => /^[A-J]$/u.test(choice));
  return isLettered && Array.isArray(own) ? own.map(String) : choices;
}

function withOptions(question: string, options: string[]): string {
  if (options.some((option) => question.includes(`. ${option}`))) return question;
  return [question, ...options.map((option, index) => `${String.fromCharCode(65 + index)}. ${option}`)].join(
    '\n',
  );
}
