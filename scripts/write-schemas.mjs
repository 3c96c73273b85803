// Writes the published JSON Schemas to dist/schemas. They are made from the zod schemas, which are TypeScript:
// so they are bundled first, then asked.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'rolldown';

const scratch = mkdtempSync(resolve('node_modules', '.schemas-'));
try {
  const file = join(scratch, 'json-schemas.mjs');
  await build({
    input: 'src/config/json-schemas.ts',
    platform: 'node',
    output: { file, format: 'esm' },
    logLevel: 'warn',
  });
  const { jsonSchemas } = await import(pathToFileURL(file).href);
  mkdirSync('dist/schemas', { recursive: true });
  for (const [name, schema] of Object.entries(jsonSchemas())) {
    writeFileSync(join('dist/schemas', name), `${JSON.stringify(schema, null, 2)}\n`);
  }
} finally {
  rmSync(scratch, { recursive: true });
}
