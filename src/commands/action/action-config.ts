import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Config, DEFAULT_CONFIG_PATH, loadConfig } from '../../config/load.ts';
import type { Client } from '../../github/client.ts';
import { fileOnBranch } from '../../github/pulls.ts';
import type { Action } from './action.ts';
import { orWarn } from './or-warn.ts';
import { keysThatDiffer, pushedConfig } from './pushed-config.ts';

/** The configuration of the checkout, inputs laid over it. */
export function checkoutConfig({ inputs, context }: Action): Config {
  return loadConfig({
    path: inputs.config ?? DEFAULT_CONFIG_PATH,
    explicit: inputs.config !== null && inputs.config !== DEFAULT_CONFIG_PATH,
    read: (name) => {
      const file = resolve(context.cwd, name);
      return existsSync(file) ? readFileSync(file, 'utf8') : null;
    },
    overrides: inputs.overrides,
  });
}

/** The configuration of the default branch, read through the API: nothing need be checked out. */
export async function branchConfig(action: Action, client: Client): Promise<Config> {
  return readAs(action, await onDefaultBranch(action, client));
}

/**
 * The configuration that a loop answers to: the default branch's, whatever was pushed. A loop that the default branch
 * does not know yet goes by the name that the push gives it.
 */
export async function rulingConfig(action: Action, client: Client): Promise<Config> {
  const { branch, defaultBranch } = action.trigger;
  if (branch === defaultBranch && !isFork(action)) return checkoutConfig(action);
  const text = await onDefaultBranch(action, client);
  const config = readAs(action, text);
  return text !== null || isFork(action) ? config : { ...config, name: checkoutConfig(action).name };
}

/** What a push is read by. Of a fork nothing is believed but its results; what is not heeded of others is told. */
export function asPushed(action: Action, ruling: Config): Config {
  if (isFork(action)) return ruling;
  const own = checkoutConfig(action);
  const config = pushedConfig(ruling, own);
  const unheeded = keysThatDiffer(own, config);
  if (unheeded.length > 0)
    action.log.notice(`as the default branch has it, not as this commit does: ${unheeded.join(', ')}`);
  return config;
}

/** The same step for the loop of another configuration of the default branch. */
export function withConfig(action: Action, path: string): Action {
  return { ...action, inputs: { ...action.inputs, config: path, overrides: [] } };
}

/** The loop of this step's configuration and those that it leads on to (`next`), each once. */
export async function* loopsLedTo(
  action: Action,
  read: (action: Action) => Config | Promise<Config>,
): AsyncGenerator<{ action: Action; config: Config }> {
  const seen = new Set<string>();
  let own: Action | null = action;
  while (own !== null) {
    seen.add(own.inputs.config ?? DEFAULT_CONFIG_PATH);
    const here: Action = own;
    // The first must be there; what is planned to follow it need not.
    const config = here === action ? await read(here) : await orWarn(action, async () => await read(here));
    if (config !== null) yield { action: here, config };
    const next = config?.next?.config ?? null;
    own = next === null || seen.has(next) ? null : withConfig(action, next);
  }
}

function isFork({ trigger, run }: Action): boolean {
  return trigger.headRepository !== run.repository;
}

async function onDefaultBranch({ inputs, trigger }: Action, client: Client): Promise<string | null> {
  return await fileOnBranch(client, inputs.config ?? DEFAULT_CONFIG_PATH, trigger.defaultBranch);
}

function readAs({ inputs }: Action, text: string | null): Config {
  const path = inputs.config ?? DEFAULT_CONFIG_PATH;
  return loadConfig({ path, explicit: false, read: () => text, overrides: inputs.overrides });
}
