import { type Fields, isObject } from '../fields.ts';

/** The requests of a row, each [context, choice or settings]: an object since 0.4.3, a list before. */
export function requestsOf(row: Fields): [context: unknown, rest: unknown][] {
  const given = row.arguments;
  if (Array.isArray(given))
    return given.map((request: unknown) =>
      Array.isArray(request) ? [request[0], request[1]] : [request, null],
    );
  if (!isObject(given)) return [];
  return Object.values(given).map((request) =>
    isObject(request) ? [request.arg_0, request.arg_1] : [request, null],
  );
}
