import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
// @ts-expect-error: a script of the build, without types
import { pageScriptModule } from '../../../scripts/embed-page.mjs';

it('is what the client folder makes: else run node scripts/embed-page.mjs', async () => {
  expect(readFileSync(new URL('page-script.ts', import.meta.url), 'utf8')).toBe(await pageScriptModule());
});
