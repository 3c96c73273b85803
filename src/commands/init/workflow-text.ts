/** What a workflow of the examples is filled with for a repository. */
export interface WorkflowFacts {
  /** Where results appear, as GitHub's path patterns. */
  paths: string[];
  defaultBranch: string;
  /** `owner/name` of this Action; null where the package does not tell. */
  action: string | null;
}

const EXAMPLE_PATH = '"benchmarks/**"';

/** An example workflow made fit for a repository: its results, its default branch, where the Action comes from. */
export function workflowText(example: string, { paths, defaultBranch, action }: WorkflowFacts): string {
  const filled = example
    .replace(' Copy it to .github/workflows/.', '')
    .replaceAll(EXAMPLE_PATH, paths.map((path) => JSON.stringify(path)).join(', '))
    .replace('branches: [main]', `branches: [${JSON.stringify(defaultBranch)}]`);
  return action === null ? filled : filled.replaceAll('OWNER/retake@', `${action}@`);
}
