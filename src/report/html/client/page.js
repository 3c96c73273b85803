// The report page's script: fills in the list of items and shows the chosen one. Everything is put in as text;
// the page's policy forbids scripts, styles and addresses other than its own.
import { filterItems, matches } from './item-filter.ts';
import { rowAfterKey, scrollToShow, visibleRows } from './visible-rows.ts';
import { wordDiff } from './word-diff.ts';

const ROW_HEIGHT = 40;
const MOST_PRINTED = 300;

const byId = (id) => document.getElementById(id);
const index = JSON.parse(byId('items-index').textContent);
const blocks = [...document.querySelectorAll('script.item-texts')];
const list = byId('list');
const rows = byId('rows');
const detail = byId('item');
const EVIDENCE = { h: 'held-out', t: 'trained-on', n: '' };

let found = [];
let active = 0;
let opened = -1;

function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'class') made.className = value;
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** The block that was read last is kept: neighbours are often opened one after the other. */
let lastBlock = { number: -1, texts: [] };
function textsOf(item) {
  const number = Math.floor(item / index.blockSize);
  if (blocks[number] === undefined) return null;
  if (lastBlock.number !== number) lastBlock = { number, texts: JSON.parse(blocks[number].textContent) };
  return lastBlock.texts[item % index.blockSize];
}

const fateName = (item) => index.fates[index.fate[item]];
/** A category is told only where there is more than one. */
const categoryOf = (item) =>
  index.categories.length > 1 ? (index.categories[index.category[item]] ?? '') : '';
const titleOf = (item) => index.title[item] || index.identity[item];

function row(item, position) {
  const fate = fateName(item);
  const made = element(
    'div',
    {
      role: 'option',
      id: `row-${item}`,
      class: `row ${fate.replace(' ', '-')}`,
      'aria-selected': String(item === opened),
      'aria-posinset': String(position + 1),
      'aria-setsize': String(found.length),
    },
    element('span', { class: 'fate' }, fate),
    element('span', { class: 'title', dir: 'auto' }, titleOf(item)),
    element('span', { class: 'where muted' }, categoryOf(item)),
  );
  made.style.top = `${position * ROW_HEIGHT}px`;
  made.classList.toggle('active', position === active);
  made.addEventListener('click', () => open(position));
  return made;
}

function drawRows() {
  const { first, last } = visibleRows({
    rows: found.length,
    rowHeight: ROW_HEIGHT,
    scrollTop: list.scrollTop,
    height: list.clientHeight,
  });
  rows.style.height = `${found.length * ROW_HEIGHT}px`;
  rows.replaceChildren(...found.slice(first, last).map((item, offset) => row(item, first + offset)));
  const current = found[active];
  if (current !== undefined && active >= first && active < last)
    list.setAttribute('aria-activedescendant', `row-${current}`);
  else list.removeAttribute('aria-activedescendant');
}

function open(position) {
  active = position;
  opened = found[position] ?? -1;
  list.scrollTop = scrollToShow(position, {
    rowHeight: ROW_HEIGHT,
    scrollTop: list.scrollTop,
    height: list.clientHeight,
  });
  drawRows();
  detail.replaceChildren(...(opened < 0 ? [] : itemView(opened, 'h3')));
  detail.scrollTop = 0;
}

function itemView(item, heading) {
  const fate = fateName(item);
  const evidence = EVIDENCE[index.evidence[item]];
  const about = [categoryOf(item), byId('evidence') === null ? '' : evidence].filter(Boolean);
  const head = element(
    heading,
    {},
    element('span', { class: `badge ${fate.replace(' ', '-')}` }, fate),
    ' ',
    element('span', { class: 'identity' }, index.identity[item]),
  );
  const texts = textsOf(item);
  const facts = element('p', { class: 'muted' }, about.join(' · '));
  if (texts === null) return [head, facts];
  const parts = [head, facts, block('Question', [texts.question])];
  if (texts.reference !== null) parts.push(block('Reference', [texts.reference]));
  return [...parts, answers(texts)];
}

function block(title, content, note = '') {
  const label = element('p', { class: 'label' }, title, element('span', { class: 'muted' }, note));
  return element(
    'div',
    { class: 'text' },
    label,
    element('pre', { dir: 'auto', tabindex: '0', role: 'group', 'aria-label': title }, ...content),
  );
}

function answers({ before, after }) {
  const segments = wordDiff(before.answer, after.answer);
  const same = segments.every((segment) => segment.kind === 'same');
  const side = (kind, tag) =>
    segments
      .filter((segment) => segment.kind === 'same' || segment.kind === kind)
      .map((segment) => (segment.kind === 'same' ? segment.text : element(tag, {}, segment.text)));
  const result = ({ outcome, score }) => ` ${outcome}, score ${Number(score.toFixed(3))}`;
  return element(
    'div',
    { class: 'answers' },
    block('Before', side('removed', 'del'), result(before)),
    block('After', side('added', 'ins'), `${result(after)}${same ? '; the same answer' : ''}`),
  );
}

/** Filters at once, then searches the texts piece by piece, so that the page stays awake on any number of items. */
let searching = 0;
function refresh() {
  const turn = ++searching;
  const candidates = filterItems(index, currentFilter());
  const query = byId('search').value.trim();
  if (query === '') return show(candidates, '');
  const hits = [];
  let next = 0;
  const step = () => {
    if (turn !== searching) return;
    const until = performance.now() + 12;
    while (next < candidates.length && performance.now() < until) {
      const item = candidates[next++];
      if (matches(textToSearch(item), query)) hits.push(item);
    }
    if (next < candidates.length) {
      byId('found').textContent = `Searching: ${hits.length.toLocaleString('en')} found so far`;
      setTimeout(step);
    } else show(hits, query);
  };
  step();
}

function textToSearch(item) {
  const texts = textsOf(item);
  const parts = [index.identity[item]];
  if (texts !== null)
    parts.push(texts.question, texts.reference ?? '', texts.before.answer, texts.after.answer);
  return parts.join('\n');
}

function currentFilter() {
  return {
    fates: [...document.querySelectorAll('input[name="fate"]:checked')].map((box) => Number(box.value)),
    category: Number(byId('category')?.value ?? -1),
    evidence: byId('evidence')?.value ?? '',
  };
}

function show(items, query) {
  found = items;
  const all = index.fate.length;
  const number = items.length.toLocaleString('en');
  const of = items.length === all ? '' : ` of ${all.toLocaleString('en')}`;
  byId('found').textContent =
    `${number}${of} ${all === 1 ? 'item' : 'items'}${query === '' ? '' : ` with “${query}”`}`;
  list.scrollTop = 0;
  open(items.length === 0 ? -1 : 0);
}

function onKey(event) {
  const page = Math.max(1, Math.floor(list.clientHeight / ROW_HEIGHT) - 1);
  const target = rowAfterKey(event.key, active, found.length, page);
  if (target === null) return;
  event.preventDefault();
  open(target);
}

function onShortcut(event) {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest('input, select, textarea') !== null) return;
  event.preventDefault();
  byId('search').focus();
}

/** A list that scrolls cannot be printed: what was found is laid out in full, up to a number that paper can bear. */
function layOutForPrint() {
  const printed = found.slice(0, MOST_PRINTED).map((item) => element('article', {}, ...itemView(item, 'h3')));
  const left = found.length - printed.length;
  if (left > 0) printed.push(element('p', {}, `${left.toLocaleString('en')} more items are not printed.`));
  byId('print-items').replaceChildren(...printed);
}

let waiting;
byId('filters').hidden = false;
byId('browser').hidden = false;
byId('filters').addEventListener('submit', (event) => event.preventDefault());
byId('filters').addEventListener('change', refresh);
byId('search').addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(refresh, 120);
});
list.addEventListener('scroll', drawRows, { passive: true });
list.addEventListener('keydown', onKey);
document.addEventListener('keydown', onShortcut);
addEventListener('resize', drawRows);
addEventListener('beforeprint', layOutForPrint);
addEventListener('afterprint', () => byId('print-items').replaceChildren());
refresh();
