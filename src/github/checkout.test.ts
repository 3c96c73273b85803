import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openCheckout } from './checkout.ts';

const folder = mkdtempSync(join(tmpdir(), 'retake-checkout-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const git = (args: string[], input = '') =>
  execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  }).trim();

it('lists the files of a repository that has very many', () => {
  git(['init', '--quiet']);
  const blob = git(['hash-object', '-w', '--stdin'], 'x');
  const paths = Array.from({ length: 20_000 }, (_, index) => `folder/${'long-'.repeat(12)}${index}`);
  git(['update-index', '--add', '--index-info'], paths.map((path) => `100644 ${blob}\t${path}\n`).join(''));
  git(['commit', '--quiet', '-m', 'Many']);
  const checkout = openCheckout(folder);
  const [head = ''] = checkout.heads();
  expect(checkout.files(head, '')).toHaveLength(paths.length);
  expect(checkout.read(head, paths[7] ?? '').toString()).toBe('x');
});
