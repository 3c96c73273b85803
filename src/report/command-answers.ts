import { type BotCommand, commandText } from '../domain/loop/bot-command.ts';
import { byteLength } from './byte-length.ts';
import { COMMENT_LIMIT } from './fit.ts';
import { code, text } from './markdown.ts';

/**
 * What people asked the bot in comments, and what came of it: at the end of our own comment, the latest last. No
 * outside text can hold the lines that part them: wherever it is printed, `<!--` is broken.
 */
const BEGIN = '<!-- retake answers -->';
const MOST_ANSWERS = 5;
/** UTF-8 bytes that are kept free for answers in a comment on GitHub. */
export const ANSWERS_ROOM = 6000;
/** The most that a single answer may take of it. */
export const LONGEST_ANSWER = 5000;

interface Answer {
  /** The comment that is answered. */
  comment: number;
  markdown: string;
}

/** One answer, under the command it belongs to. `reply` is Markdown. */
export function answerTo(command: BotCommand, login: string, reply: string): string {
  const said = `${code(commandText(command), { max: 120 })} by ${text(login, { max: 60 })}`;
  return reply.startsWith('<details>') ? `${said}\n\n${reply}` : `${said}: ${reply}`;
}

/** What is to be typed, and commits: those are shown as code, so that they can be copied as they stand. */
const TYPED = /(\/retake [a-z]+(?: [0-9a-f]{40})?|\b[0-9a-f]{7,40}\b)/;

/** Plain sentences as Markdown. */
export function sentences(plain: string): string {
  const parts = plain.split(TYPED).map((part, index) => (index % 2 === 1 ? code(part) : words(part)));
  return parts.join('');
}

function words(part: string): string {
  const [, before = '', said = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(part) ?? [];
  return `${before}${text(said, { max: 600 })}${after}`;
}

/** Our comment with this answer in it; an earlier answer to the same comment gives way. */
export function withAnswer(body: string, comment: number, markdown: string): string {
  const { text: own, answers } = partsOf(body);
  return joined(own, [...answers.filter((one) => one.comment !== comment), { comment, markdown }]);
}

/** A new text for our comment, with the answers that stood in the old one. */
export function keepAnswers(old: string, fresh: string): string {
  return joined(fresh, partsOf(old).answers);
}

export function holdsAnswer(body: string, comment: number, markdown: string): boolean {
  return partsOf(body).answers.some((one) => one.comment === comment && one.markdown === markdown.trim());
}

function partsOf(body: string): { text: string; answers: Answer[] } {
  const [text = '', rest = ''] = body.replaceAll('\r\n', '\n').split(`\n${BEGIN}\n`, 2);
  const parts = rest.split(/^<!-- retake answer to (\d{1,15}) -->$/m).slice(1);
  const answers = parts.flatMap((comment, index) =>
    index % 2 === 0 ? [{ comment: Number(comment), markdown: (parts[index + 1] ?? '').trim() }] : [],
  );
  return { text, answers };
}

/** The oldest answers give way where there are too many, or the comment would become too long. */
function joined(text: string, answers: Answer[]): string {
  let kept = answers.slice(-MOST_ANSWERS);
  while (kept.length > 0) {
    const written = kept.map(({ comment, markdown }) => `<!-- retake answer to ${comment} -->\n${markdown}`);
    const section = `${BEGIN}\n${written.join('\n\n')}\n`;
    const whole = `${text.trimEnd()}\n\n${section}`;
    if (byteLength(whole) <= COMMENT_LIMIT && byteLength(section) <= ANSWERS_ROOM) return whole;
    kept = kept.slice(1);
  }
  return text;
}
