import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

type Json = Record<string, unknown>;

interface Parameter {
  name: string;
  in: 'query' | 'path' | 'header';
  required?: boolean;
  schema: Json;
}

export interface Operation {
  method: string;
  /** As GitHub writes it: `/repos/{owner}/{repo}/pulls`. */
  path: string;
  parameters: Record<string, string>;
}

const description = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'));
allowNulls(description);
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema(description, 'api');
const compiled = new Map<string, ReturnType<Ajv['compile']>>();

const templates = Object.entries(description.paths as Record<string, Json>).map(([path, methods]) => ({
  path,
  methods: Object.keys(methods),
  pattern: new RegExp(
    `^${path.replaceAll(/\{(\w+)\}/g, (_, name) => `(?<${name}>${name === 'path' ? '.+' : '[^/]+'})`)}$`,
  ),
}));

/** The operation that a request is for; null where Retake's extract of GitHub's description has none. */
export function operationOf(method: string, path: string): Operation | null {
  for (const template of templates) {
    const match = template.pattern.exec(path);
    if (!match || !template.methods.includes(method.toLowerCase())) continue;
    const values = Object.entries(match.groups ?? {}).map(([name, value]) => [
      name,
      decodeURIComponent(value),
    ]);
    return { method: method.toLowerCase(), path: template.path, parameters: Object.fromEntries(values) };
  }
  return null;
}

/** What is wrong with a request by GitHub's description; empty where nothing is. */
export function requestProblems(
  { method, path }: Operation,
  query: URLSearchParams,
  body: unknown,
): string[] {
  const operation = description.paths[path][method];
  const parameters: Parameter[] = (operation.parameters ?? []).map(resolve);
  const problems: string[] = [];
  for (const [name, value] of query) {
    const parameter = parameters.find((one) => one.in === 'query' && one.name === name);
    if (!parameter) problems.push(`there is no query parameter ${name}`);
    else
      problems.push(
        ...violations(`${method} ${path} ?${name}`, parameter.schema, coerce(value, parameter.schema)),
      );
  }
  const schema = resolve(operation.requestBody)?.content?.['application/json']?.schema;
  if (schema === undefined) return body === undefined ? problems : [...problems, 'it takes no body'];
  problems.push(...violations(`${method} ${path} body`, schema, body ?? {}));
  const known = propertiesOf(schema);
  for (const key of Object.keys((body ?? {}) as Json)) {
    if (known.size > 0 && !known.has(key)) problems.push(`the body has no property ${key}`);
  }
  return problems;
}

/** What is wrong with a response of the fake, so that no test rests on what GitHub would never say. */
export function responseProblems({ method, path }: Operation, status: number, body: unknown): string[] {
  const responses = description.paths[path][method].responses;
  const response = resolve(responses[String(status)]);
  if (response === undefined) return status >= 400 ? [] : [`${status} is no answer of ${method} ${path}`];
  const schema = response.content?.['application/json']?.schema;
  return schema === undefined || status >= 400 ? [] : violations(`${method} ${path} ${status}`, schema, body);
}

/** Fills a partial object up with whatever the named schema requires. */
export function complete(schemaName: string, given: Json): Json {
  return fill({ $ref: `#/components/schemas/${schemaName}` }, given) as Json;
}

function violations(name: string, schema: Json, value: unknown): string[] {
  const validate = compiled.get(name) ?? ajv.compile(absolute(schema));
  compiled.set(name, validate);
  if (validate(value)) return [];
  return (validate.errors ?? [])
    .slice(0, 5)
    .map(({ instancePath, message }) => `${name}: ${instancePath} ${message}`);
}

/** References of a part point into the whole. */
function absolute(schema: Json): Json {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"api#/'));
}

/** OpenAPI 3.0 means null to be allowed by `nullable` even where an enumeration does not list it. */
function allowNulls(value: unknown): void {
  if (value === null || typeof value !== 'object') return;
  const schema = value as Json;
  if (schema.nullable === true && Array.isArray(schema.enum) && !schema.enum.includes(null))
    schema.enum.push(null);
  Object.values(schema).forEach(allowNulls);
  if (schema.nullable !== true || schema.type !== undefined) return;
  const { nullable: _, ...rest } = schema;
  for (const key of Object.keys(schema)) delete schema[key];
  schema.anyOf = [rest, { type: 'null' }];
}

function resolve<T extends { $ref?: string }>(value: T): T {
  if (typeof value?.$ref !== 'string') return value;
  return value.$ref
    .slice(2)
    .split('/')
    .reduce((at: Json, key) => at[key] as Json, description) as unknown as T;
}

function propertiesOf(schema: Json): Set<string> {
  const parts = ['oneOf', 'anyOf', 'allOf'].flatMap((key) => (schema[key] as Json[] | undefined) ?? []);
  return new Set([
    ...Object.keys((schema.properties as Json) ?? {}),
    ...parts.flatMap((part) => [...propertiesOf(part)]),
  ]);
}

function coerce(value: string, { type }: Json): unknown {
  if (type === 'integer' || type === 'number') return Number(value);
  return type === 'boolean' ? value === 'true' : value;
}

function fill(reference: Json, given: unknown): unknown {
  const schema = resolve(reference as { $ref?: string }) as Json;
  const choice = ((schema.oneOf ?? schema.anyOf) as Json[] | undefined)?.[0];
  if (choice && schema.type === undefined) return fill(choice, given);
  if (schema.allOf)
    return (schema.allOf as Json[]).reduce<unknown>((value, part) => fill(part, value), given);
  if (schema.type === 'object' || schema.properties) return fillObject(schema, given);
  if (given !== undefined) return given;
  if (schema.nullable) return null;
  if (schema.enum) return (schema.enum as unknown[])[0];
  switch (schema.type) {
    case 'array':
      return [];
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return false;
    default:
      return schema.format === 'date-time' ? '2026-11-20T00:00:00Z' : 'https://api.github.com/x';
  }
}

function fillObject(schema: Json, given: unknown): unknown {
  if (given === null) return null;
  if (given === undefined && schema.nullable) return null;
  const properties = (schema.properties ?? {}) as Record<string, Json>;
  const result: Json = { ...((given as Json) ?? {}) };
  const wanted = new Set([...((schema.required as string[]) ?? []), ...Object.keys(result)]);
  for (const name of wanted) if (properties[name]) result[name] = fill(properties[name], result[name]);
  return result;
}
