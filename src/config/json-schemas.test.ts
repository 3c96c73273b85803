import { describe, expect, it } from 'vitest';
import { jsonSchemas } from './json-schemas.ts';

const schemas = jsonSchemas();

interface JsonSchema {
  $schema: string;
  $id: string;
  title: string;
  required?: string[];
  properties: Record<string, { const?: unknown; default?: unknown }>;
}

describe('jsonSchemas', () => {
  it('publishes one file a document', () => {
    expect(Object.keys(schemas)).toEqual(
      ['config', 'result', 'dataset', 'plan', 'request', 'receipt', 'verdict', 'exam', 'calibration'].map(
        (name) => `${name}.schema.json`,
      ),
    );
  });

  it.each(Object.entries(schemas))('%s says what it is and refers to nothing outside', (file, schema) => {
    const { $schema, $id, title } = schema as JsonSchema;
    expect($schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect($id).toBe(`urn:retake:${file.split('.')[0]}:1`);
    expect(title).toMatch(/^(One|Retake)/);
    const references = JSON.stringify(schema).match(/"\$ref":"[^"]*"/g) ?? [];
    expect(references.filter((reference) => !reference.includes('"#'))).toEqual([]);
  });

  it.each(['dataset', 'plan', 'request', 'receipt', 'verdict', 'exam', 'calibration'])(
    '%s carries its mark',
    (name) => {
      const { properties, required } = schemas[`${name}.schema.json`] as JsonSchema;
      expect(properties.schema?.const).toBe(`retake.${name}/1`);
      expect(required).toContain('schema');
    },
  );

  it('asks for nothing in the configuration and shows its defaults', () => {
    const { properties, required } = schemas['config.schema.json'] as JsonSchema;
    expect(required ?? []).toEqual([]);
    expect(properties.name?.default).toBe('default');
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(schemas))).toEqual(schemas);
  });
});
