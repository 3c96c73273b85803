import * as core from '@actions/core';

/** The runner's own channels: annotations, outputs, the step summary. */
export interface WorkflowLog {
  /** A line of the log. Whatever it says, the runner takes no command from it. */
  line: (text: string) => void;
  notice: (text: string) => void;
  warning: (text: string) => void;
  error: (text: string) => void;
  output: (name: string, value: string) => void;
  /** Appends Markdown to the step's summary; nothing where the runner offers none. */
  summary: (markdown: string) => Promise<void>;
  /** Has the runner hide a text from all logs. */
  secret: (text: string) => void;
}

/** GitHub cuts an annotation at 4,096 characters. */
const LONGEST_ANNOTATION = 4000;

export function workflowLog(env: Readonly<Record<string, string | undefined>>): WorkflowLog {
  return {
    line: (text) => process.stdout.write(`${withoutCommands(text)}\n`),
    notice: (text) => core.notice(text.slice(0, LONGEST_ANNOTATION)),
    warning: (text) => core.warning(text.slice(0, LONGEST_ANNOTATION)),
    error: (text) => core.error(text.slice(0, LONGEST_ANNOTATION)),
    output: (name, value) => {
      if (env.GITHUB_OUTPUT) core.setOutput(name, value);
    },
    summary: async (markdown) => {
      if (!env.GITHUB_STEP_SUMMARY) return;
      try {
        await core.summary.addRaw(markdown, true).write();
      } catch (error) {
        // Comment, check and outputs say it, too.
        core.warning(
          `the step summary could not be written: ${(error as Error).message}`.slice(0, LONGEST_ANNOTATION),
        );
      }
    },
    secret: (text) => core.setSecret(text),
  };
}

/**
 * The runner obeys lines that begin with `::`, white space apart, or hold `##[`. Log lines carry prompts, answers and
 * trainers' output, so an unseen character is put where a command would begin. U+0085 is white space to the runner.
 */
export function withoutCommands(text: string): string {
  return text.replace(/^([\s\u0085]*)::/gm, '$1\u200b::').replaceAll('##[', '##\u200b[');
}
