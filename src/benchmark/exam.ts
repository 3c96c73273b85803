/** One question of an exam. */
export interface ExamItem {
  task: string;
  /** null: the prompt tells it from others. */
  id: string | null;
  category: string;
  prompt: string;
  /** The gold answer. */
  reference?: string;
  /** An opponent's answer, where one is already there. */
  opponentResponse?: string;
}
