import { FATES } from '../../domain/comparison/fate.ts';
import type { CommentInput } from '../comment-input.ts';
import { count } from '../numbers.ts';
import { itemTexts } from './items-data.ts';
import type { ListedItems } from './listed-items.ts';
import { html, type Markup } from './markup.ts';

/** Every item with search, filters and a word-level diff, piece by piece. The script fills in the list. */
export function* itemsSection(
  listed: ListedItems,
  { changes, answers, manifest }: Pick<CommentInput, 'changes' | 'answers' | 'manifest'>,
): Generator<string> {
  yield html`<section aria-labelledby="items-title" id="items">
<h2 id="items-title">Items</h2>
<noscript><p>The list of items needs JavaScript. All else on this page does without.</p></noscript>
<form id="filters" role="search" aria-label="Filter items" hidden>
<div class="field grow"><label for="search">Search <span class="muted">(press / to get here)</span></label>
<input id="search" type="search" autocomplete="off" spellcheck="false" placeholder="${answers === 'none' ? 'name of an item' : 'words of a question or an answer'}"></div>
${categoryField(listed)}
${manifest === null ? null : EVIDENCE_FIELD}
<fieldset><legend>What became of it</legend>${fateFields(listed)}</fieldset>
</form>
<p id="found" role="status" class="muted"></p>
<div id="browser" hidden>
<div id="list" role="listbox" tabindex="0" aria-label="Items; arrow keys move, Home and End jump"><div id="rows" role="presentation"></div></div>
<div id="item" tabindex="-1" role="region" aria-label="The chosen item"></div>
</div>
<div id="print-items"></div>
<script type="application/json" id="items-index">`.markup;
  yield* listed.json();
  yield '</script>';
  for (const { markup } of itemTexts(changes, answers)) yield markup;
  yield '\n</section>';
}

const EVIDENCE_FIELD = html`<div class="field"><label for="evidence">Evidence</label>
<select id="evidence"><option value="">all</option><option value="h">held-out</option><option value="t">trained-on</option><option value="n">neither</option></select></div>`;

function categoryField({ categories }: ListedItems): Markup | null {
  if (categories.length < 2) return null;
  const options = categories.map((name, index) => html`<option value="${index}">${name}</option>`);
  return html`<div class="field"><label for="category">Category</label>
<select id="category"><option value="-1">all</option>${options}</select></div>`;
}

function fateFields({ counts }: ListedItems): Markup[] {
  return FATES.flatMap((fate, index) => {
    const number = counts[index] ?? 0;
    return number === 0
      ? []
      : [
          html`<label class="choice"><input type="checkbox" name="fate" value="${index}"> ${fate} <b>${count(number)}</b></label>`,
        ];
  });
}
