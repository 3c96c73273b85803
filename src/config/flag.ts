/** A flag of a command: `switch` takes no value, `list` takes one or more and may be repeated, `share` may be a percentage. */
export interface Flag {
  kind: 'switch' | 'text' | 'number' | 'integer' | 'share' | 'list';
  help: string;
  /** What the value is called in the help: `FILE`, `DIR`, `N`. */
  value?: string;
  /** The configuration key that it overrides, such as `split.seed`. */
  config?: string;
  /** The configuration value that a switch stands for; true where not given. */
  sets?: string | number | boolean;
  choices?: readonly string[];
  /** Least and most of a number that stands for no key: the configuration knows what its keys take. */
  range?: readonly [least: number, most: number];
  /** The command cannot do without it. */
  required?: true;
}

export type FlagTable = Readonly<Record<string, Flag>>;

/** A command as the terminal knows it. */
export interface CommandFlags<T extends FlagTable = FlagTable> {
  name: string;
  summary: string;
  flags: T;
  /** Command lines without the leading `retake`. */
  examples: readonly string[];
}

/** Flags that every command has. */
export const COMMON_FLAGS = {
  config: { kind: 'text', value: 'FILE', help: 'configuration (default .github/retake.yml, if there)' },
  json: { kind: 'switch', help: 'one JSON document on stdout; all else on stderr' },
  help: { kind: 'switch', help: 'this text' },
} as const satisfies FlagTable;

/** Keeps the table's literal types, so that the parsed values are typed, and adds the common flags. */
export function defineFlags<const T extends FlagTable>(
  command: CommandFlags<T>,
): CommandFlags<T & typeof COMMON_FLAGS> {
  return { ...command, flags: { ...command.flags, ...COMMON_FLAGS } };
}

/** `dry-run` -> `dryRun`. */
export type CamelCase<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

type ValueOf<F extends Flag> = F['kind'] extends 'switch'
  ? boolean
  : F['kind'] extends 'list'
    ? string[]
    :
        | (F['kind'] extends 'text'
            ? F['choices'] extends readonly (infer Choice)[]
              ? Choice
              : string
            : number)
        | (F['required'] extends true ? never : null);

/** What was given: null, false or an empty list where a flag that is not required was not. */
export type FlagValues<T extends FlagTable> = {
  [Name in keyof T & string as CamelCase<Name>]: ValueOf<T[Name]>;
};
