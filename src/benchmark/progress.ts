/** How far an exam is. */
export interface ExamProgress {
  /** Answers that are graded, of how many; null where that is not known. */
  done: number;
  total: number | null;
  errors: number;
  /** Asked in this run, not taken from the store. */
  asked: number;
  /** Since the exam began. */
  seconds: number;
  usd: number | null;
}

const BAR = 20;

/** One line: `▓▓▓▓▓░░░░░░░░░░░░░░░ 26 % 260/1000, 41.3/s, 18 s left, 2 errors, $0.12`. */
export function progressLine({ done, total, errors, asked, seconds, usd }: ExamProgress): string {
  const share = total === null || total === 0 ? null : Math.min(1, done / total);
  const rate = seconds > 0 ? asked / seconds : 0;
  return [
    share === null ? `${done} answers` : `${bar(share)} ${Math.floor(share * 100)} % ${done}/${total}`,
    rate > 0 ? `${rate.toFixed(1)}/s` : '',
    rate > 0 && total !== null && done < total ? `${duration((total - done) / rate)} left` : '',
    errors > 0 ? `${errors} ${errors === 1 ? 'error' : 'errors'}` : '',
    usd === null ? '' : `$${usd.toFixed(2)}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function bar(share: number): string {
  const full = Math.floor(share * BAR);
  return '▓'.repeat(full) + '░'.repeat(BAR - full);
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}
