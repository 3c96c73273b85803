// The types of the library as one self-contained declaration file: what src/index.ts exports and all that this refers
// to, with its doc comments. `node scripts/library-types.mjs` writes it to dist/index.d.ts.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');
const HEAD =
  '/** What the commands of Retake do, for scripts: docs/api.md. Made by scripts/library-types.mjs. */\n';

/** The declarations in the order in which they are to be read, `exported` or only referred to. */
export function libraryDeclarations() {
  const scratch = mkdtempSync(join(ROOT, 'node_modules/.types-'));
  try {
    return collect(emit(scratch));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** The declaration file. */
export function libraryTypes() {
  const parts = libraryDeclarations().map(({ comment, text, exported }) => {
    const plain = text.replace(/^export /, '').replace(/^declare /, '');
    const declared = /^(function|class|const|let|var)\b/.test(plain) ? `declare ${plain}` : plain;
    return `${comment}${exported ? `export ${declared}` : declared}\n`;
  });
  return `${HEAD}\n${parts.join('\n')}\nexport {};\n`;
}

/** Has the compiler write declarations; resolves to a reader of them by module path. */
function emit(scratch) {
  // The settings are inferred from their schema: as the type of a value they are written out.
  writeFileSync(
    join(scratch, 'settings.ts'),
    `import { ConfigDocument } from '../../src/config/schemas/config.ts';\nexport function settings() {\n  return ConfigDocument._zod.input;\n}\n`,
  );
  const options = {
    extends: '../../tsconfig.json',
    compilerOptions: {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: '../..',
      outDir: 'out',
    },
    include: [],
    files: ['../../src/index.ts', 'settings.ts'],
  };
  writeFileSync(join(scratch, 'tsconfig.json'), JSON.stringify(options));
  execFileSync(process.execPath, [TSC, '-p', scratch], { stdio: ['ignore', 'inherit', 'inherit'] });
  const out = join(scratch, 'out');
  const settings = join(out, scratch.slice(ROOT.length), 'settings.d.ts');
  const written = new Map();
  return {
    entry: join(out, 'src/index.ts'),
    /** What a module declares, imports and passes on. */
    module: (path) => {
      if (!written.has(path))
        written.set(path, parse(readFileSync(path.replace(/\.ts$/, '.d.ts'), 'utf8'), path));
      return written.get(path);
    },
    settings: readFileSync(settings, 'utf8')
      .replace(/^[\s\S]*?settings\(\): /, '')
      // Beside a key that may be left out, an index signature must allow undefined.
      .replace(/(\[x: string\]: [^;]+);/g, '$1 | undefined;'),
  };
}

function collect({ entry, module, settings }) {
  const found = new Map();
  const take = (path, name, exported) => {
    const { declarations, links } = module(path);
    const link = links.get(name);
    if (link !== undefined) return take(link.path, link.name, exported);
    const declaration = declarations.get(name);
    if (declaration === undefined) return;
    const known = found.get(name);
    if (known !== undefined) {
      if (known.path !== path) throw new Error(`two types are called ${name}: in ${known.path} and ${path}`);
      known.exported ||= exported;
      return;
    }
    const text = name === 'Settings' ? `export type Settings = ${settings}` : declaration.text;
    if (/\bimport\(/.test(text)) throw new Error(`${name} refers to a module inline:\n${text}`);
    found.set(name, { name, path, comment: declaration.comment, text: halfIndented(text.trim()), exported });
    if (name === 'Settings') return;
    for (const other of namesIn(declaration.text)) if (other !== name) take(path, other, false);
  };
  for (const { name, path, original } of module(entry).exports) take(path, original, name === original);
  return [...found.values()].map((one) => ({ ...one, comment: halfIndented(one.comment) }));
}

/** Splits a declaration file, which the compiler writes in one manner, into its statements. */
function parse(text, path) {
  const module = { declarations: new Map(), links: new Map(), exports: [] };
  for (const { comment, code } of statements(text)) {
    const from = /from '(\.[^']+)'/.exec(code)?.[1];
    const target = from === undefined ? null : resolve(dirname(path), from);
    const list = /^(import|export)\s+(?:type\s+)?\{([^}]*)\}/.exec(code);
    if (list !== null && target !== null) {
      for (const part of list[2].split(',').filter((one) => one.trim() !== '')) {
        const [original, name = original] = part
          .trim()
          .replace(/^type /, '')
          .split(' as ');
        if (list[1] === 'export') module.exports.push({ name, original, path: target });
        module.links.set(name, { path: target, name: original });
      }
    }
    const name = /^(?:export )?(?:declare )?(?:function|interface|type|class|const) (\w+)/.exec(code)?.[1];
    if (name !== undefined) module.declarations.set(name, { comment, text: code });
  }
  return module;
}

function* statements(text) {
  let rest = text.trimStart();
  while (rest !== '') {
    const comment = /^(?:\/\*[\s\S]*?\*\/\s*|\/\/.*\n\s*)*/.exec(rest)[0];
    const code = rest.slice(comment.length);
    const length = statementLength(code);
    const last = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*$/.exec(comment)?.[0] ?? '';
    yield { comment: last === '' ? '' : `${last.trim()}\n`, code: code.slice(0, length) };
    rest = code.slice(length).trimStart();
  }
}

function statementLength(code) {
  const endsWithBrace = /^(?:export )?(?:declare )?(?:interface|class)\b/.test(code);
  const tokens = /\/\*[\s\S]*?\*\/|\/\/.*|'(?:\\.|[^'])*'|"(?:\\.|[^"])*"|[{}()[\];]/g;
  let depth = 0;
  for (const { 0: token, index } of code.matchAll(tokens)) {
    if ('{(['.includes(token)) depth += 1;
    if ('})]'.includes(token)) depth -= 1;
    const ends = depth === 0 && token === (endsWithBrace ? '}' : ';');
    if (ends) return index + 1;
  }
  return code.length;
}

function namesIn(text) {
  const plain = text.replace(/\/\*[\s\S]*?\*\/|'(?:\\.|[^'])*'|"(?:\\.|[^"])*"/g, '');
  return new Set(plain.match(/\b[A-Za-z_]\w*\b/g));
}

function halfIndented(text) {
  return text.replace(/^(?: {4})+/gm, (indent) => indent.slice(indent.length / 2));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(ROOT, 'dist/index.d.ts'), libraryTypes());
}
