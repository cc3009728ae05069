/** From requests to pages: whatever the API refuses, all else comes. */
export { LeftOut } from './leftOut';
export type { Omission } from './leftOut';
export { Memory } from './memory';
export type { LocatedPage, PagesOptions } from './pageOptions';
export { morePages, requestPages } from './requestPages';
