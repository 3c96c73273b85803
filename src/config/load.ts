import { RetakeError } from '../domain/error.ts';
import { type ConfigCriteria, resolveCriteria } from './criteria.ts';
import { keyPathText } from './key-path.ts';
import { applyOverrides, type Override, overrideOf } from './override.ts';
import { type Problem, problemsError } from './problem.ts';
import { ConfigDocument } from './schemas/config.ts';
import { CriteriaSection } from './schemas/config-criteria.ts';
import { type Locate, validate } from './validate.ts';
import { readYaml } from './yaml-document.ts';

export const DEFAULT_CONFIG_PATH = '.github/retake.yml';
const HINT = 'Every key is described in docs/configuration.md.';

/** A configuration that was checked, its defaults filled in. Keys are those of the file. */
export type Config = Omit<ConfigDocument, 'criteria'> & { criteria: ConfigCriteria };

export interface ConfigSource {
  path: string;
  /** Named by the user: then a missing file is an error. */
  explicit: boolean;
  /** The file's text; null where there is no such file. */
  read: (path: string) => string | null;
  /** Action inputs first, then flags: the later beats the earlier, and both beat the file. */
  overrides?: readonly Override[];
}

/**
 * Reads the configuration. Without a file all defaults hold.
 * Throws RetakeError CONFIG_INVALID that lists every problem with its line.
 */
export function loadConfig({ path, explicit, read, overrides = [] }: ConfigSource): Config {
  const text = read(path);
  if (text === null && explicit) {
    throw new RetakeError('CONFIG_INVALID', `${path}: no such file`, {
      hint: `Check the path, or leave --config away to use ${DEFAULT_CONFIG_PATH} or the defaults.`,
    });
  }
  return parseConfig(text ?? '', path, overrides);
}

/** Checks the text of a configuration; `path` is only named in messages. */
export function parseConfig(text: string, path: string, overrides: readonly Override[] = []): Config {
  const { data, problems: syntax, lineOf } = readYaml(text);
  if (syntax.length > 0) throw problemsError('CONFIG_INVALID', path, syntax, HINT);

  const locate: Locate = (key) => {
    const override = overrideOf(key, overrides);
    if (override !== null) return { line: null, where: override.from };
    return { line: text === '' ? null : lineOf(key), where: keyPathText(key) };
  };
  // An empty file parses to null.
  const given = applyOverrides(data ?? {}, overrides);
  const checked = validate(ConfigDocument, given, locate);
  const problems: Problem[] = [...checked.problems];
  const section = checked.value?.criteria ?? soundCriteria(given);
  const criteria = section && resolveCriteria(section, locate, problems);
  if (checked.value === null || criteria === null || problems.length > 0) {
    const isOutside = problems.every((problem) => overrides.some(({ from }) => from === problem.where));
    throw problemsError('CONFIG_INVALID', isOutside ? null : path, problems, HINT);
  }
  return { ...checked.value, criteria };
}

/** The criteria of a file that has problems elsewhere, so that theirs are reported with them. */
function soundCriteria(given: unknown): ConfigDocument['criteria'] | null {
  const section = (given as { criteria?: unknown } | null)?.criteria;
  return CriteriaSection.safeParse(section ?? {}).data ?? null;
}
