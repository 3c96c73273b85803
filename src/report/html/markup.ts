import { cleanText } from '../../domain/clean-text.ts';

/** HTML that is safe to put into a page. Only `html` and `raw` make it. */
export interface Markup {
  readonly markup: string;
}

export type Piece = string | number | Markup | Piece[] | null;

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * A template of HTML. Whatever is put in is text, cleaned of control and bidi characters and escaped for content
 * and quoted attributes alike, unless it is markup already; lists are joined, null is nothing.
 */
export function html(strings: TemplateStringsArray, ...pieces: Piece[]): Markup {
  const parts = strings.flatMap((text, index) => [
    text,
    index < pieces.length ? written(pieces[index] ?? null) : '',
  ]);
  return { markup: parts.join('') };
}

/** Our own text that is HTML already: style, script, data that was made safe elsewhere. */
export function raw(markup: string): Markup {
  return { markup };
}

function written(piece: Piece): string {
  if (piece === null) return '';
  if (Array.isArray(piece)) return piece.map(written).join('');
  if (typeof piece === 'object') return piece.markup;
  return cleanText(String(piece)).replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

/** Data as JSON that nothing can end a script element in. */
export function safeJson(data: unknown): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Data for the page's script, in a script element that browsers do not run. `json` is safe. */
export function dataBlock(attributes: Markup, json: string): Markup {
  return html`<script type="application/json" ${attributes}>${raw(json)}</script>`;
}
