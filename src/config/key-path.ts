import type { KeyPath } from './yaml-document.ts';

/** `criteria.goals[0].rule`: a key path as the documentation writes it. */
export function keyPathText(path: KeyPath): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`,
    )
    .join('');
}
