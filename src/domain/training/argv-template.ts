import { RetakeError } from '../error.ts';
import { own } from '../own.ts';

/**
 * Fills `{name}` placeholders in a command's words. A word stays one word whatever is put in, for no shell reads it.
 * Throws CONFIG_INVALID where a placeholder is not known; `where` is the key that holds the command.
 */
export function fillArgv(
  argv: readonly string[],
  values: Readonly<Record<string, string>>,
  where: string,
): string[] {
  const known = Object.keys(values);
  return argv.map((word) =>
    word.replace(/\{([a-z_]+)\}/g, (placeholder, name: string) => {
      const value = own(values, name);
      if (value !== undefined) return value;
      throw new RetakeError('CONFIG_INVALID', `${where}: ${placeholder} is no known placeholder`, {
        hint: `Known are ${known.map((one) => `{${one}}`).join(', ')}.`,
      });
    }),
  );
}
