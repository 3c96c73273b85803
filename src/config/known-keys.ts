import type * as z from 'zod';
import type { KeyPath } from './yaml-document.ts';

/** The keys a map schema knows; empty for anything else. */
export function keysOf(schema: z.core.$ZodType): string[] {
  const shape = shapeOf(schema);
  return shape === null ? [] : Object.keys(shape);
}

/** The schema that a key path leads to; null where there is none. List indices lead to the element. */
export function schemaAt(schema: z.core.$ZodType, path: KeyPath): z.core.$ZodType | null {
  let current: z.core.$ZodType = schema;
  for (const part of path) {
    const below = typeof part === 'number' ? elementOf(current) : shapeOf(current)?.[String(part)];
    if (below === null || below === undefined) return null;
    current = below;
  }
  return current;
}

function shapeOf(schema: z.core.$ZodType): z.core.$ZodShape | null {
  const { def } = bare(schema)._zod as { def: z.core.$ZodTypeDef & { shape?: z.core.$ZodShape } };
  return def.shape ?? null;
}

function elementOf(schema: z.core.$ZodType): z.core.$ZodType | null {
  const { def } = bare(schema)._zod as { def: z.core.$ZodTypeDef & { element?: z.core.$ZodType } };
  return def.element ?? null;
}

/** Without the wrappers for defaults and null. */
function bare(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = schema._zod as { def: z.core.$ZodTypeDef & { innerType?: z.core.$ZodType } };
  return def.innerType === undefined ? schema : bare(def.innerType);
}
