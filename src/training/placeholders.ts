import { RetakeError } from '../domain/error.ts';

/** Fills `{name}` in each word of a command. Throws RetakeError CONFIG_INVALID for a name that is not known. */
export function fillPlaceholders(words: readonly string[], values: Record<string, string>): string[] {
  return words.map((word) =>
    word.replace(/\{([a-z_]+)\}/g, (whole, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (value !== undefined) return value;
      throw new RetakeError('CONFIG_INVALID', `training.command: ${whole} stands for nothing`, {
        hint: `There are ${Object.keys(values)
          .map((known) => `{${known}}`)
          .join(', ')}.`,
      });
    }),
  );
}
