import { hasKeys, isObject } from '../fields.ts';
import type { ArchiveEntries, Format, Sample } from '../format.ts';
import { SampleReader } from './sample-reader.ts';

/**
 * Logs of inspect_ai: one JSON document, or a zip (`.eval`) with one entry a sample. Where several scorers graded the
 * samples the first counts; `#scorer` names another.
 */
export const inspectLog: Format = {
  id: 'inspect',
  title: 'inspect_ai logs (.eval and .json)',
  recognises: ({ shape, first }: Sample) => {
    if (shape === 'archive')
      return Array.isArray(first) && (first.includes('header.json') || first.includes(START));
    return shape === 'document' && isLog(first);
  },
  recordsAt: () => ['samples', '*'],
  header: ['eval', 'results'],
  entriesOf,
  open: ({ header, fragment, fileName }) => new SampleReader(header, fragment, fileName),
};

const START = '_journal/start.json';

function isLog(document: unknown): boolean {
  return hasKeys(document, 'eval') && isObject(document.eval) && hasKeys(document.eval, 'task', 'model');
}

/** A crashed run has no header.json, but a start. Newer logs split a sample into several entries. */
function entriesOf(names: readonly string[]): ArchiveEntries {
  const records = names.flatMap((entry) => {
    if (!/^samples\/.*\.json$/su.test(entry)) return [];
    const whole = /^samples\/(.*_epoch_\d+)\.json$/su.exec(entry)?.[1];
    const chunked = /^samples\/(.*_epoch_\d+)\/sample\.json$/su.exec(entry)?.[1];
    const key = whole ?? chunked;
    return key === undefined ? [] : [{ key, entry, parts: whole === undefined ? partsOf(key, names) : [] }];
  });
  return { header: ['header.json', START].find((name) => names.includes(name)) ?? null, records };
}

function partsOf(key: string, names: readonly string[]): { member: string; entry: string }[] {
  return ['attachments', 'messages'].flatMap((member) => {
    const folder = `samples/${key}/${member}/`;
    return names.filter((name) => name.startsWith(folder)).map((entry) => ({ member, entry }));
  });
}
