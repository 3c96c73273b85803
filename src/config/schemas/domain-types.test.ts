import { expectTypeOf, it } from 'vitest';
import type * as z from 'zod';
import type { ExamReport } from '../../domain/benchmark/exam-report.ts';
import type { Calibration } from '../../domain/calibration/calibrate.ts';
import type { Manifest } from '../../domain/dataset/dataset.ts';
import type { Plan } from '../../domain/training/plan.ts';
import type { Receipt } from '../../domain/training/receipt.ts';
import type { TrainingRequest } from '../../domain/training/request.ts';
import type { Verdict } from '../../domain/verdict/verdict.ts';
import type { CalibrationSchema } from './calibration.ts';
import type { DatasetSchema } from './dataset.ts';
import type { ExamSchema } from './exam.ts';
import type { PlanSchema } from './plan.ts';
import type { ReceiptSchema } from './receipt.ts';
import type { RequestSchema } from './request.ts';
import type { VerdictSchema } from './verdict.ts';

// The compiler does the checking: a schema that drifts from the domain's type fails `npm run check`.
it('schemas and domain types are the same types', () => {
  expectTypeOf<z.output<typeof CalibrationSchema>>().toEqualTypeOf<Calibration>();
  expectTypeOf<z.output<typeof DatasetSchema>>().toEqualTypeOf<Manifest>();
  expectTypeOf<z.output<typeof ExamSchema>>().toEqualTypeOf<ExamReport>();
  expectTypeOf<z.output<typeof PlanSchema>>().toEqualTypeOf<Plan>();
  expectTypeOf<z.output<typeof ReceiptSchema>>().toEqualTypeOf<Receipt>();
  expectTypeOf<z.output<typeof RequestSchema>>().toEqualTypeOf<TrainingRequest>();
  expectTypeOf<z.output<typeof VerdictSchema>>().toEqualTypeOf<Verdict>();
});
