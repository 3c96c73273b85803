import { groupBy } from '../../domain/group-by.ts';

/**
 * Patterns for the configuration that find these files and others like them: the files of a folder that end alike
 * share one, `math_intermediate.json` and `code_intermediate.json` become `*_intermediate.json`.
 */
export function resultPatterns(files: readonly string[]): string[] {
  const groups = groupBy(files, (file) => `${folderOf(file)} ${endingOf(file)}`);
  return [...groups.values()].map((members) => {
    const [first = ''] = members;
    if (members.length === 1) return first;
    return `${folderOf(first)}*${commonEnd(members.map((file) => file.slice(folderOf(file).length)))}`;
  });
}

/** With its slash; '' for the working folder. */
function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}

function endingOf(file: string): string {
  return /(\.[a-z]+)?\.[a-z]+$/i.exec(file)?.[0] ?? '';
}

/** From a word boundary on, so that `math_run.json` and `path_run.json` do not become `*ath_run.json`. */
function commonEnd([first = '', ...others]: readonly string[]): string {
  let length = 0;
  while (length < first.length && others.every((one) => one.at(-1 - length) === first.at(-1 - length)))
    length += 1;
  const common = first.slice(first.length - length);
  const boundary = common.search(/[^\p{L}\p{N}]/u);
  return boundary === -1 ? '' : common.slice(boundary);
}

/**
 * The same for a workflow's `paths`, whose patterns are GitHub's: where those mean something else by a sign, the
 * whole folder is named.
 */
export function workflowPattern(pattern: string): string {
  const path = pattern.replace(/^\.\//, '').replace(/#[^/]*$/, '');
  const special = path.search(/[?+[\]{}!\\]/);
  return special === -1 ? path : `${folderOf(path.slice(0, special))}**`;
}
