/** A client of the Graph API; it knows no query. */
export { axiosTransport } from './axiosTransport';
export { createClient } from './client';
export { nextRequest } from './nextLink';
export { paginate } from './paginate';
export type { GraphRequest, Send, Transport } from './request';
