/** A client of the Graph API; it knows no query. */
export { axiosTransport } from './axiosTransport';
export { isMissing } from './believe';
export { createClient } from './client';
export { nextRequest } from './nextLink';
export type { NextPage } from './nextLink';
export type { Client, GraphRequest, Meter, Transport } from './request';
