// Writes the reference in docs/api.md from the doc comments of the library: node scripts/write-api-docs.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { libraryDeclarations } from './library-types.mjs';

const DOCS = new URL('../docs/api.md', import.meta.url);
const [FROM, TO] = ['<!-- api -->', '<!-- end -->'];

/** docs/api.md as it has to be: its reference made anew, the rest as it is. */
export function apiDocs() {
  const now = readFileSync(DOCS, 'utf8');
  return now.slice(0, now.indexOf(FROM) + FROM.length) + reference() + now.slice(now.indexOf(TO));
}

function reference() {
  const declarations = libraryDeclarations();
  const functions = declarations.filter(({ text }) => kindOf(text) === 'function');
  const others = declarations.filter(({ text }) => kindOf(text) !== 'function');
  return `\n\n## Functions\n\n${functions.map(section).join('')}## Types\n\n${others.map(section).join('')}`;
}

function kindOf(text) {
  return /^(?:export )?(?:declare )?(\w+)/.exec(text)?.[1];
}

function section({ name, comment, text }) {
  const said = proseOf(comment);
  const code = text.replace(/^(?:export )?(?:declare )?/, '');
  return `### ${name}\n\n${said === '' ? '' : `${said}\n\n`}\`\`\`ts\n${code}\n\`\`\`\n\n`;
}

/** A doc comment without its stars, one line a paragraph. */
function proseOf(comment) {
  const lines = comment.replace(/^\/\*\*|\*\/\s*$/g, '').split('\n');
  return lines
    .map((line) => line.replace(/^\s*\* ?/, '').trim())
    .join(' ')
    .trim();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(DOCS, apiDocs());
