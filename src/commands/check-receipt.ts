import type { Manifest } from '../domain/dataset.ts';
import { RetakeError } from '../domain/error.ts';
import { trainingFiles } from '../domain/manifest.ts';
import type { Receipt, TrainingSettings } from '../domain/receipt.ts';
import { verifyReceipt } from '../domain/receipt-check.ts';

/**
 * Where the weights of a training that happened as asked lie, relative to its folder. Throws RECEIPT_INVALID where it did not, with every
 * defect named.
 */
export function checkReceipt(
  receipt: Receipt | null,
  asked: {
    requestId: string | null;
    manifest: Manifest;
    model: Receipt['model'];
    settings: TrainingSettings;
  },
): string {
  const defects = verifyReceipt(receipt, {
    request_id: asked.requestId,
    dataset_digest: asked.manifest.digest,
    rows: trainingFiles(asked.manifest).reduce((sum, { rows }) => sum + rows, 0),
    model: asked.model,
    settings: asked.settings,
  });
  if (defects.length === 0 && receipt?.adapter) return receipt.adapter.path;
  throw new RetakeError(
    'RECEIPT_INVALID',
    `training did not happen as asked: ${defects.map(({ message }) => message).join(' ')}`,
    {
      hint: 'Nothing was judged: figures of such a run would prove nothing.',
    },
  );
}
