/** A client of the Graph API; it knows no query. */
export { apiRootProblem } from './apiRoot';
export { FACEBOOK_LOGIN, INSTAGRAM_LOGIN } from './apiProfile';
export type { ApiProfile } from './apiProfile';
export { axiosTransport } from './axiosTransport';
export { createClient } from './client';
export { refreshToken } from './refreshToken';
export type { GraphAnswer, GraphApi, GraphRequest, Meter, Transport } from './request';
