import type { Config } from '../../../config/load.ts';
import { RetakeError } from '../../../domain/error.ts';
import type { TrainingRequest } from '../../../domain/training/request.ts';

const METHODS = ['qlora', 'lora', 'full'] as const;

/**
 * The trusted configuration with what the request asks laid over it: model and numbers. What is executed stays, and
 * so does the budget: a request can only ask for less.
 */
export function askedConfig(trusted: Config, { settings, model, budget }: TrainingRequest): Config {
  const method = METHODS.find((one) => one === settings.method);
  if (method === undefined) {
    throw new RetakeError(
      'REQUEST_INVALID',
      `the request asks for the method ${JSON.stringify(settings.method.slice(0, 60))}`,
      {
        hint: `Known are ${METHODS.join(', ')}.`,
      },
    );
  }
  const own = trusted.training.budget;
  return {
    ...trusted,
    training: {
      ...trusted.training,
      ...settings,
      method,
      model: model.id,
      revision: model.revision,
      budget: { ...own, minutes: Math.min(own.minutes, budget.minutes) },
    },
  };
}
