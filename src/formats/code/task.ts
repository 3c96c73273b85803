/** `HumanEval/12` is of humaneval, `Mbpp/2` of mbpp. */
export function taskOfProblem(id: string): string {
  return id.includes('/') ? (id.split('/')[0] ?? '').toLowerCase() : 'code';
}
