import type { Config } from '../config/load.ts';
import type { ExtractionRule } from '../domain/extraction/extraction.ts';

/** The parts of the configuration that say what is extracted, in the domain's words. */
export function extractionRule({ failures, split, dataset }: Config): ExtractionRule {
  return {
    mining: { categories: failures.categories, outcomes: failures.outcomes },
    split,
    derivation: {
      alreadyRight: failures.already_right,
      target: dataset.target,
      stripMarkup: dataset.strip_markup,
      format: dataset.format,
      replay: dataset.replay,
      seed: split.seed,
    },
  };
}
