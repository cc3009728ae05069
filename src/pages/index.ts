/** From requests to pages: whatever the API refuses, all else comes. */
export { Learned } from './learned';
export { omissionKey, Omissions } from './omissions';
export type { ObjectPart, Omission } from './omissions';
export type { Job, LocatedPage, MorePages, Place } from './job';
export { hasNext } from './list';
export { paginate } from './paginate';
export { readMore, readRequest } from './readRequest';
