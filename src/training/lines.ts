/** Longest line that is kept whole; what a broken program prints must not fill the memory. */
const LONGEST = 16_384;

/**
 * Cuts a stream of text into lines, at `\n` and at the `\r` of progress bars. `push` takes what has arrived,
 * `end` gives out what is left.
 */
export function lineSplitter(onLine: (line: string) => void): {
  push: (text: string) => void;
  end: () => void;
} {
  let rest = '';
  const emit = (line: string) => {
    if (line.trim() !== '') onLine(line);
  };
  return {
    push: (text) => {
      const lines = (rest + text).split(/[\r\n]+/);
      rest = (lines.pop() ?? '').slice(-LONGEST);
      for (const line of lines) emit(line.slice(0, LONGEST));
    },
    end: () => {
      emit(rest);
      rest = '';
    },
  };
}
