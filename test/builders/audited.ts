import { RunAudit } from '../../src/domain/audit/audit-run.ts';
import { normalisePrompt } from '../../src/domain/benchmark/identity.ts';
import type { BenchmarkItem, Warning } from '../../src/domain/benchmark/item.ts';

/** What the audit says about a run that is held in memory. */
export function auditRun(items: Iterable<BenchmarkItem>): Warning[] {
  const audit = new RunAudit();
  const seen = new Set<string>();
  for (const item of items) {
    const { category, variant, repeat, prompt } = item;
    const asked = JSON.stringify([category, variant, repeat, normalisePrompt(prompt)]);
    audit.add(item, { audit: null, isRepeated: seen.has(asked) });
    seen.add(asked);
  }
  return audit.warnings();
}
