/** Graded answers in Retake's own format, one JSON object a line: the first `right` of `items` are correct. */
export function results(items: number, right: number, category = 'math'): string {
  const rows = Array.from({ length: items }, (_, index) => ({
    task: 'exam',
    id: `${category}-${index}`,
    category,
    prompt: `What is ${index} + ${index}?`,
    response: `The answer is ${index < right ? index * 2 : index * 2 + 1}`,
    outcome: index < right ? 'correct' : 'incorrect',
    reference: String(index * 2),
  }));
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}
