import * as z from 'zod';
import { RequestSchema } from './request.ts';

const Folder = z.string().regex(/^[a-z]{1,20}$/, { error: 'expected the name of a folder' });
/** Within the folder: results lie where their package lies. */
const InnerPath = z
  .string()
  .min(1)
  .max(500)
  .refine((path) => !path.startsWith('/') && !path.split(/[\\/]/).includes('..'), {
    error: 'expected a path inside the folder',
  });
const Exam = z.strictObject({ folder: Folder, paths: z.array(InnerPath).min(1).max(1000) }).nullable();
const Line = z.string().max(2000);

/** What the training job leaves beside its results: where they lie, or why there are none. */
export const PackageSchema = z.strictObject({
  request: RequestSchema,
  before: Exam,
  after: Exam,
  failure: z
    .strictObject({
      stage: z.enum(['training', 'benchmark', 'request']),
      message: Line,
      hint: Line.nullable(),
      log: z.array(Line).max(100),
    })
    .nullable(),
});
