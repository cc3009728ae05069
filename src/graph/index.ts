/** A client of the Graph API; it knows no query. */
export { FACEBOOK_LOGIN } from './apiProfile';
export { axiosTransport } from './axiosTransport';
export { createClient } from './client';
export type { GraphAnswer, GraphApi, GraphRequest, Meter, Transport } from './request';
