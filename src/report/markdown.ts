import { markdownTable } from 'markdown-table';
import { cleanAndCut, cleanLine, cleanText } from '../domain/clean-text.ts';
import { decodeEntities } from './entities.ts';

/**
 * GitHub Markdown, and the only place where outside text is escaped for it. Everything else in this folder
 * joins what these functions return. Rules: GitHub flavoured Markdown 0.29, and what GitHub's own filters do
 * to the rendered text afterwards (mentions, issue and commit references, emoji names, bare links).
 */

const ZERO_WIDTH_SPACE = '\u200b';

export interface Limit {
  /** At most this many UTF-16 units of the outside text, before escaping. */
  max?: number;
}

function oneLine(value: string, max: number): string {
  return cleanAndCut(value, max, (line) => cleanLine(decodeEntities(cleanLine(line))));
}

/** Breaks what GitHub's filters look for in the rendered text; a zero-width space is the one thing that helps. */
function neutralise(text: string): string {
  return text
    .replace(/[@#]/g, (sign) => sign + ZERO_WIDTH_SPACE)
    .replace(/\b(GH)-(?=\d)/gi, `$1-${ZERO_WIDTH_SPACE}`)
    .replace(/\b(https?|ftp|mailto|xmpp):/gi, `$1${ZERO_WIDTH_SPACE}:`)
    .replace(/\b(www)\./gi, `$1${ZERO_WIDTH_SPACE}.`)
    .replace(/\b[0-9a-f]{7,64}\b/gi, (sha) => sha.replace(/.{6}(?=.)/g, `$&${ZERO_WIDTH_SPACE}`))
    .replace(/:(?=[\w+-]+:)/g, `:${ZERO_WIDTH_SPACE}`);
}

const HTML_ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '|': '&#124;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>|]/g, (sign) => HTML_ESCAPES[sign] ?? sign);
}

/** Outside text inside an HTML block, where Markdown is not read: the summary of a `details`. */
export function html(value: string, { max = 300 }: Limit = {}): string {
  return escapeHtml(neutralise(oneLine(value, max)));
}

/** What our own sentences say of a p-value: before a blank a `<` begins no tag, so that it may stand as it is. */
const SMALL_P = /\bp &lt; 0\.001\b/g;

/** Outside text as plain words in a paragraph, a heading, a list or a table cell, always on one line. */
export function text(value: string, { max = 300 }: Limit = {}): string {
  return escapeHtml(neutralise(oneLine(value, max)))
    .replace(SMALL_P, 'p < 0.001')
    .replace(/[\\`*[\]~$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\$&')
    .replace(/^([-+=]|\d+(?=[.)]))/, (start) =>
      /\d/.test(start) ? `${start}${ZERO_WIDTH_SPACE}` : `\\${start}`,
    );
}

function longestRun(value: string): number {
  let longest = 0;
  for (const run of value.matchAll(/`+/g)) longest = Math.max(longest, run[0].length);
  return longest;
}

/** In code nothing is interpreted, but a marker is looked for in the raw text: it must not stand there whole. */
function breakComments(value: string): string {
  return value.replace(/<!--/g, `<!${ZERO_WIDTH_SPACE}--`).replace(/-->/g, `--${ZERO_WIDTH_SPACE}>`);
}

/** Outside text as inline code; '' for nothing. With a `|` as HTML, since a code span in a table cannot hold one. */
export function code(value: string, { max = 120 }: Limit = {}): string {
  const line = cleanAndCut(value, max, cleanLine);
  if (line === '') return '';
  if (line.includes('|')) return `<code>${text(line, { max })}</code>`;
  const ticks = '`'.repeat(longestRun(line) + 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${ticks}${space}${breakComments(line)}${space}${ticks}`;
}

/** Outside text as a code block, its lines kept. The fence is longer than any run of backticks in it. */
export function fence(value: string, { max = 2000 }: Limit = {}): string {
  const body = breakComments(cleanAndCut(value, max, (lines) => cleanText(lines).trimEnd()));
  const ticks = '`'.repeat(Math.max(3, longestRun(body) + 1));
  return `${ticks}text\n${body}\n${ticks}`;
}

/** A link to a web page; where the address is none, the label alone. The label is Markdown already. */
export function link(label: string, url: string | undefined): string {
  if (url === undefined || !/^https?:\/\/[^\s]+$/i.test(url) || url.length > 1000) return label;
  const safe = cleanText(url).replace(/[<>()[\]\\`"'|*{}^!]/g, (sign) => percentEncode(sign));
  return `[${label}](${breakComments(safe)})`;
}

function percentEncode(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

export type Align = 'left' | 'right' | 'center';

/** A table of cells that are Markdown already; whatever they hold, a cell stays a cell. */
export function table(columns: { title: string; align?: Align }[], rows: string[][]): string {
  const cells = [columns.map((column) => column.title), ...rows].map((row) => row.map(tableCell));
  return markdownTable(cells, {
    align: columns.map((column) => column.align ?? 'left'),
    alignDelimiters: false,
  });
}

function tableCell(cell: string): string {
  return cell.replace(/\s*\n\s*/g, ' ').replace(/\|/g, '&#124;');
}

/** A figure for a narrow cell: a number and its sign stay on one line. */
export function unbroken(figure: string): string {
  return figure.replaceAll(' ', '\u00a0');
}

/** A folded section. The summary is plain text, the body Markdown. */
export function details(summary: string, body: string): string {
  return `<details><summary>${html(summary)}</summary>\n\n${body}\n\n</details>`;
}

export type AlertKind = 'NOTE' | 'TIP' | 'IMPORTANT' | 'WARNING' | 'CAUTION';

export function alert(kind: AlertKind, body: string): string {
  return `> [!${kind}]\n${body.replace(/^/gm, '> ')}`;
}
