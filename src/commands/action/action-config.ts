import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Config, DEFAULT_CONFIG_PATH, loadConfig } from '../../config/load.ts';
import type { Client } from '../../github/client.ts';
import { fileOnBranch } from '../../github/pulls.ts';
import type { Action } from './action.ts';

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

/**
 * The configuration a loop is started with. What is executed, where, and for how much comes from the default branch,
 * whatever the checkout says; of a fork nothing at all is believed but its results.
 */
export async function startConfig(action: Action, client: Client, fork: boolean): Promise<Config> {
  const { trigger } = action;
  const own = trigger.branch === trigger.defaultBranch && !fork;
  if (own) return checkoutConfig(action);
  const trusted = await branchConfig(action, client);
  if (fork) return trusted;
  const config = withExecutables(checkoutConfig(action), trusted);
  // A command is answered in the comment of the loop that it was given to.
  return trigger.comment === null ? config : { ...config, name: trusted.name };
}

/** The configuration of the default branch, read through the API: nothing need be checked out. */
export async function branchConfig({ inputs, trigger }: Action, client: Client): Promise<Config> {
  const path = inputs.config ?? DEFAULT_CONFIG_PATH;
  const text = await fileOnBranch(client, path, trigger.defaultBranch);
  return loadConfig({ path, explicit: false, read: () => text, overrides: inputs.overrides });
}

function withExecutables(proposed: Config, trusted: Config): Config {
  const { trainer, command, runner, workflow, queue_minutes, budget } = trusted.training;
  return {
    ...proposed,
    training: { ...proposed.training, trainer, command, runner, workflow, queue_minutes, budget },
    benchmark: trusted.benchmark,
    next: trusted.next,
  };
}
