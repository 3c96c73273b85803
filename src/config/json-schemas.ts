import * as z from 'zod';
import { CalibrationSchema } from './schemas/calibration.ts';
import { ConfigDocument } from './schemas/config.ts';
import { DatasetSchema } from './schemas/dataset.ts';
import { ExamSchema } from './schemas/exam.ts';
import { PlanSchema } from './schemas/plan.ts';
import { ReceiptSchema } from './schemas/receipt.ts';
import { RequestSchema } from './schemas/request.ts';
import { ResultRowSchema } from './schemas/result-row.ts';
import { VerdictSchema } from './schemas/verdict.ts';

const PUBLISHED: readonly { name: string; title: string; schema: z.ZodType }[] = [
  { name: 'config', title: 'Retake configuration, .github/retake.yml', schema: ConfigDocument },
  { name: 'result', title: 'One line of a Retake result file', schema: ResultRowSchema },
  { name: 'dataset', title: 'Retake dataset manifest', schema: DatasetSchema },
  { name: 'plan', title: 'Retake training plan', schema: PlanSchema },
  { name: 'request', title: 'Retake training request', schema: RequestSchema },
  { name: 'receipt', title: 'Retake training receipt', schema: ReceiptSchema },
  { name: 'verdict', title: 'Retake verdict', schema: VerdictSchema },
  { name: 'exam', title: 'Retake exam report', schema: ExamSchema },
  { name: 'calibration', title: 'Retake calibration', schema: CalibrationSchema },
];

/** The published JSON Schemas by file name, as a reader or writer of the documents needs them. */
export function jsonSchemas(): Record<string, object> {
  return Object.fromEntries(
    PUBLISHED.map(({ name, title, schema }) => [
      `${name}.schema.json`,
      {
        $id: `urn:retake:${name}:1`,
        title,
        ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
      },
    ]),
  );
}
