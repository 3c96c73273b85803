import { type BenchmarkRun, isJudged } from '../../domain/benchmark/item.ts';
import { primaryMetric } from '../../domain/benchmark/metric.ts';
import { groupBy } from '../../domain/group-by.ts';
import { oneLine } from '../../domain/one-line.ts';
import { counted, percent } from '../../report/numbers.ts';

/** Names come from result files: cut, and on one line, they cannot end a comment. */
const LONGEST_NAME = 60;

export interface Proposal {
  /** As `results.paths`. */
  paths: string[];
  run: BenchmarkRun;
  /** Share that is never trained on. */
  holdout: number;
  /** How many items that share comes to; null where it is not known yet. */
  deciding: number | null;
}

/** The text of `.github/retake.yml` for these results, with a word on everything that one might want to change. */
export function proposedConfig({ paths, run, holdout, deciding }: Proposal): string {
  const { categories, largest } = contents(run);
  const metric = JSON.stringify(`${largest.name}.${largest.metric}`);
  const share = deciding === null ? '' : ` Here: ${counted(deciding, 'item')}.`;
  return `# Written by \`retake init\`. What is not said has a default; docs/configuration.md of Retake has every key.
version: 1

results:
  # ${categories}
  paths:
${paths.map((path) => `    - ${JSON.stringify(path)}\n`).join('')}
failures:
  # What is studied: answers that lost, tied or are wrong. Those that agree with their reference are left out.
  outcomes: [loss, tie, incorrect]
  minimum: 20 # with fewer to train on nothing is started

split:
  # The share of all items that is never trained on: these alone decide.${share}
  holdout: ${percent(holdout).replace(' ', '')}

# Without criteria of your own the score over all categories must improve, and no category may drop by more than 10
# points. \`retake calibrate\` tells how often a rule would pass by chance.
# criteria:
#   guards:
#     - { metric: training.loss, rule: decreases }
#     - { metric: ${metric}, rule: "max_drop 10%" }
#   goals:
#     - { metric: ${metric}, rule: improves }

training:
${modelLines(run.model)}
  runner: [self-hosted, gpu] # as \`runs-on\` of the job \`train\` in retake-train.yml
  budget: { minutes: 60, runs_per_day: 4 } # with usd_per_hour it tells what a run costs

# How the model is examined before and after training: your harness, started without a shell. It leaves result files
# in {output}; {adapter} is what was learned, and empty the first time.
# benchmark:
#   command: [./benchmark.sh, "{model}", "{adapter}", "{output}"]
`;
}

/** `100 items: 50 code, 50 math`, and the largest category with its primary metric. */
function contents({ items }: BenchmarkRun): {
  categories: string;
  largest: { name: string; metric: string };
} {
  const groups = [...groupBy(items, ({ category }) => category)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  );
  const [name = '', members = []] = groups[0] ?? [];
  const listed = groups
    .slice(0, 8)
    .map(([category, list]) => `${list.length} ${oneLine(category, LONGEST_NAME)}`);
  const more = groups.length > 8 ? [`${groups.length - 8} more categories`] : [];
  return {
    categories: `${counted(items.length, 'answer')}: ${[...listed, ...more].join(', ')}`,
    largest: {
      name: oneLine(name, LONGEST_NAME),
      metric: primaryMetric(!members.some(({ outcome }) => isJudged(outcome))),
    },
  };
}

/** A name of the hub is taken over; a path says nothing on another machine. */
function modelLines(model: string | null): string {
  const isOfHub = model !== null && /^[\w-][\w.-]*\/[\w.-]+$/.test(model);
  const line = isOfHub ? `  model: ${JSON.stringify(model)}` : '  # model: organisation/name';
  const why = isOfHub
    ? '  # The model that gave these answers, as the results name it.'
    : '  # The model that gave these answers, by its name on the Hugging Face Hub or its path on the runner. Until it is\n  # named, failures are extracted and audited, and nothing is trained.';
  return `${why}\n${line}`;
}
