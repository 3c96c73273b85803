// Writes test/github/openapi.json: of GitHub's OpenAPI description only the operations that Retake uses, and what
// they refer to. Run it by hand when an operation is added or GitHub's description is to be renewed:
//   npm pack @octokit/openapi@23.0.2 && tar xzf octokit-openapi-*.tgz
//   node scripts/extract-openapi.mjs package/generated/api.github.com.json
import { readFileSync, writeFileSync } from 'node:fs';

const OPERATIONS = [
  'get /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'post /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'patch /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'delete /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'post /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
  'get /repos/{owner}/{repo}/commits/{ref}/check-runs',
  'post /repos/{owner}/{repo}/check-runs',
  'patch /repos/{owner}/{repo}/check-runs/{check_run_id}',
  'get /repos/{owner}/{repo}/pulls',
  'get /repos/{owner}/{repo}/pulls/{pull_number}',
  'get /repos/{owner}/{repo}/commits/{ref}',
  'get /repos/{owner}/{repo}/compare/{basehead}',
  'get /repos/{owner}/{repo}/contents/{path}',
  'get /repos/{owner}/{repo}/collaborators/{username}/permission',
  'get /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
  'post /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
  'get /repos/{owner}/{repo}/actions/runs/{run_id}',
  'get /repos/{owner}/{repo}/actions/runs/{run_id}/jobs',
  'post /repos/{owner}/{repo}/actions/runs/{run_id}/cancel',
  'get /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts',
  'get /repos/{owner}/{repo}/actions/artifacts',
  'get /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}',
];
/** What a validator has no use for. */
const DROPPED = new Set([
  'description',
  'example',
  'examples',
  'externalDocs',
  'summary',
  'tags',
  'title',
  'x-github',
  'deprecated',
]);

const [source] = process.argv.slice(2);
const whole = JSON.parse(readFileSync(source, 'utf8'));
const components = {};
const paths = {};
for (const operation of OPERATIONS) {
  const [method, path] = operation.split(' ');
  const found = whole.paths[path]?.[method];
  if (!found) throw new Error(`GitHub's description has no ${operation}`);
  paths[path] ??= {};
  paths[path][method] = keep(found);
}
const version = whole.info.version;
const document = {
  openapi: whole.openapi,
  info: { title: 'GitHub REST API, an extract', version },
  paths,
  components,
};
writeFileSync(new URL('../test/github/openapi.json', import.meta.url), `${JSON.stringify(document)}\n`);

/** A copy without prose; whatever it refers to is taken along. `names`: the keys are names, not keywords. */
function keep(value, names = false) {
  if (Array.isArray(value)) return value.map((item) => keep(item));
  if (value === null || typeof value !== 'object') return value;
  if (typeof value.$ref === 'string') takeAlong(value.$ref);
  const entries = Object.entries(value).filter(([key]) => names || !DROPPED.has(key));
  return Object.fromEntries(entries.map(([key, item]) => [key, keep(item, !names && key === 'properties')]));
}

function takeAlong(reference) {
  const [, , kind, name] = reference.split('/');
  components[kind] ??= {};
  if (components[kind][name]) return;
  components[kind][name] = {};
  components[kind][name] = keep(whole.components[kind][name]);
}
