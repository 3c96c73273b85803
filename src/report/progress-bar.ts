const CELLS = 20;

/** `▓▓▓▓▓▓░░░░░░░░░░░░░░ 32 %`; full only when all is done. */
export function progressBar(done: number, total: number): string {
  const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
  const full = Math.floor(share * CELLS);
  return `${'▓'.repeat(full)}${'░'.repeat(CELLS - full)} ${share < 1 ? Math.min(99, Math.round(share * 100)) : 100} %`;
}
