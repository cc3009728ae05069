import { idOf } from '../answer';
import type { GraphRequest } from './request';

/** A path that is the id of an object, and not a name such as `me`. */
const ID = /^\d+$/;

/** Returns the id of the object that a request is about; undefined where it is about a list, or does not say an id. */
export function subjectOf({ path, form }: Pick<GraphRequest, 'path' | 'form'>): string | undefined {
  return form === undefined && ID.test(path) ? path : undefined;
}

/**
 * Adds to what the answer must be that it is about the object that was requested: the answer for another object would become
 * its rows. Source: docs/graph-api.md §1.1.
 */
export function expectSubject(request: GraphRequest): GraphRequest {
  const subject = subjectOf(request);
  return subject === undefined
    ? request
    : {
        ...request,
        expects: (body) => {
          const id = idOf(body);
          return (
            request.expects(body) ??
            (id === '' || id === subject ? undefined : `it is about '${id}', not about '${subject}'`)
          );
        },
      };
}
