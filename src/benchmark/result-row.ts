import type { ExamSettings } from '../domain/benchmark/exam-report.ts';
import type { ExamItem } from './exam.ts';
import type { Grade } from './grade.ts';

/** One line of Retake's own result format. */
export type ResultRow = ReturnType<typeof resultRow>;

/** `text`: null where there is no answer; then the grade is an error and says why. */
export function resultRow(
  item: ExamItem,
  repeat: number,
  text: string | null,
  truncated: boolean,
  { outcome, opponentResponse, judge, reason }: Grade,
  { model, ...settings }: ExamSettings,
) {
  const opponent = opponentResponse ?? item.opponentResponse;
  return {
    task: item.task,
    id: item.id,
    category: item.category,
    prompt: item.prompt,
    response: text ?? '',
    outcome,
    ...(item.reference === undefined ? {} : { reference: item.reference }),
    ...(opponent === undefined ? {} : { opponent_response: opponent }),
    repeat,
    model,
    settings,
    ...(judge === undefined ? {} : { judge }),
    ...(truncated ? { truncated } : {}),
    ...(reason === undefined ? {} : { reason }),
  };
}
