import type { ItemChange } from '../../domain/comparison/comparison.ts';
import type { CommentInput } from '../comment-input.ts';
import { fateOf } from '../fate.ts';
import { count } from '../numbers.ts';
import { FATES, itemsData } from './items-data.ts';
import { html, type Markup } from './markup.ts';

/** Every item with search, filters and a word-level diff. The script fills in the list. */
export function itemsSection({ changes, answers, manifest }: CommentInput): Markup {
  if (changes.length === 0) return html``;
  return html`<section aria-labelledby="items-title" id="items">
<h2 id="items-title">Items</h2>
<noscript><p>The list of items needs JavaScript. All else on this page does without.</p></noscript>
<form id="filters" role="search" aria-label="Filter items" hidden>
<div class="field grow"><label for="search">Search <span class="muted">(press / to get here)</span></label>
<input id="search" type="search" autocomplete="off" spellcheck="false" placeholder="${answers === 'none' ? 'name of an item' : 'words of a question or an answer'}"></div>
${categoryField(changes)}
${manifest === null ? null : EVIDENCE_FIELD}
<fieldset><legend>What became of it</legend>${fateFields(changes)}</fieldset>
</form>
<p id="found" role="status" class="muted"></p>
<div id="browser" hidden>
<div id="list" role="listbox" tabindex="0" aria-label="Items; arrow keys move, Home and End jump"><div id="rows" role="presentation"></div></div>
<div id="item" tabindex="-1" role="region" aria-label="The chosen item"></div>
</div>
<div id="print-items"></div>
${itemsData(changes, answers)}
</section>`;
}

const EVIDENCE_FIELD = html`<div class="field"><label for="evidence">Evidence</label>
<select id="evidence"><option value="">all</option><option value="h">held-out</option><option value="t">trained-on</option><option value="n">neither</option></select></div>`;

function categoryField(changes: ItemChange[]): Markup | null {
  const names = [...new Set(changes.map((change) => change.category))];
  if (names.length < 2) return null;
  const options = names.map((name, index) => html`<option value="${index}">${name}</option>`);
  return html`<div class="field"><label for="category">Category</label>
<select id="category"><option value="-1">all</option>${options}</select></div>`;
}

function fateFields(changes: ItemChange[]): Markup[] {
  const counts = new Map<string, number>();
  for (const change of changes) counts.set(fateOf(change), (counts.get(fateOf(change)) ?? 0) + 1);
  return FATES.flatMap((fate, index) => {
    const number = counts.get(fate);
    return number === undefined
      ? []
      : [
          html`<label class="choice"><input type="checkbox" name="fate" value="${index}"> ${fate} <b>${count(number)}</b></label>`,
        ];
  });
}
