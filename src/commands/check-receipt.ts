import type { Manifest } from '../domain/dataset/dataset.ts';
import { countTrainingRows } from '../domain/dataset/manifest.ts';
import { RetakeError } from '../domain/error.ts';
import type { Receipt, TrainingSettings } from '../domain/training/receipt.ts';
import { type ReceiptDefect, verifyReceipt } from '../domain/training/receipt-check.ts';

/**
 * Where the weights of a training that happened as asked lie, relative to its folder. Throws RECEIPT_INVALID where
 * it did not, with every defect named.
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
  refuse(
    verifyReceipt(receipt, {
      request_id: asked.requestId,
      dataset_digest: asked.manifest.digest,
      rows: countTrainingRows(asked.manifest),
      model: asked.model,
      settings: asked.settings,
    }),
  );
  // A receipt without weights is a defect.
  return receipt?.adapter?.path ?? '';
}

/**
 * Holds a receipt against the dataset it is shown with; what was asked is taken from the receipt itself. Throws
 * RECEIPT_INVALID: a verdict must not rest on a training of something else.
 */
export function checkOwnReceipt(receipt: Receipt, manifest: Manifest | null): void {
  const { used, dropped } = receipt.rows;
  refuse(
    verifyReceipt(receipt, {
      request_id: receipt.request_id,
      dataset_digest: manifest?.digest ?? receipt.dataset_digest,
      rows: manifest === null ? used + dropped : countTrainingRows(manifest),
      model: receipt.model,
      settings: receipt.settings.asked,
    }),
  );
}

function refuse(defects: ReceiptDefect[]): void {
  if (defects.length === 0) return;
  const told = defects.map(({ message }) => message).join(' ');
  throw new RetakeError('RECEIPT_INVALID', `training did not happen as asked: ${told}`, {
    hint: 'Nothing was judged: figures of such a run would prove nothing.',
  });
}
