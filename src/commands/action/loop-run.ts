import type { Config } from '../../config/load.ts';
import type { OrderKey } from '../../domain/loop/order-key.ts';
import type { Client } from '../../github/client.ts';
import type { Action } from './action.ts';

/** One loop on GitHub, as every command of the Action sees it. */
export interface LoopRun {
  action: Action;
  client: Client;
  config: Config;
  loop: string;
  /** Of the start run. */
  key: OrderKey;
  /** The commit that the loop and its check are about. */
  commit: string;
  /** null before anything was asked, and where nothing will be. */
  request: string | null;
  pull: number | null;
  /** Which attempt of the training run speaks; 1 also before there is one. */
  attempt: number;
  /** The run on the GPU side, once there is one. */
  training: { label: string; url: string } | null;
}
