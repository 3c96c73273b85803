import * as z from 'zod';
import type { Flag } from '../flag.ts';
import { schemaAt } from '../known-keys.ts';
import { ConfigDocument } from './config.ts';
import { NonEmpty, Share } from './values.ts';

/** What a flag takes: where it stands for a key of the configuration, what that key takes. */
export function flagValue({ kind, config, choices, range }: Flag): z.ZodType {
  if (config !== undefined) {
    const schema = schemaAt(ConfigDocument, config.split('.'));
    if (schema === null) throw new Error(`there is no key ${config} in the configuration`);
    return schema as z.ZodType;
  }
  switch (kind) {
    case 'switch':
      return z.boolean();
    case 'list':
      return z.array(NonEmpty);
    case 'share':
      return Share;
    case 'text':
      return choices === undefined ? NonEmpty : z.enum(choices);
    case 'number':
    case 'integer':
      return range === undefined ? z.number() : z.number().min(range[0]).max(range[1]);
  }
}
