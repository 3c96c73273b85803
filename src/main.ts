import { runAction } from './commands/action/run-action.ts';

process.exitCode = await runAction(process.env);
