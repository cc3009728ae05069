/** Queries to start from, as data: what a person gets and how often to run it. */
export type { Template } from './template';
export { findTemplate, templates } from './templates';
