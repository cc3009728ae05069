import type { FaultError } from './faultError';

/** Refusals that were seen, by a name that a fault may use; sources: docs/api-facts.md §3. */
export const KNOWN_ERRORS = {
  unknown: { message: 'An unknown error has occurred.', status: 500, code: 1 },
  unavailable: {
    message: 'Service temporarily unavailable',
    status: 500,
    code: 2,
    isTransient: true,
  },
  reduceData: {
    message: "Please reduce the amount of data you're asking for, then retry your request",
    status: 500,
    code: 1,
  },
  /** A time-out in the language of the user: ask for less. */
  timedOut: {
    message: 'Se agotó el tiempo de espera de la solicitud',
    status: 500,
    code: -2,
    subcode: 1504018,
    title: 'Se agotó el tiempo de espera de la solicitud',
    userMessage: 'Prueba con un intervalo de fechas más corto o con menos datos.',
  },
  invalidParameter: {
    message: 'Invalid parameter',
    code: 100,
    title: 'The range cannot be read',
    userMessage: 'The end of the range lies before its start. Choose another range.',
    isTransient: false,
  },
  preBusiness: {
    message: 'Invalid parameter',
    code: 100,
    subcode: 2108006,
    title: 'Media posted before business account conversion',
    userMessage: 'The media was posted before the most recent time that the account was made a business.',
    isTransient: false,
  },
  /** The same in the language of the user: only the subcode is left to know it by. */
  preBusinessInPortuguese: {
    message: 'Invalid parameter',
    code: 100,
    subcode: 2108006,
    title: 'Conteúdo publicado antes da conversão para conta comercial',
    userMessage: 'O conteúdo foi publicado antes da conversão.',
    isTransient: false,
  },
  fewViewers: { message: '(#10) Not enough viewers for the media to show insights', code: 10 },
  noPermission: { message: '(#10) Application does not have permission for this action', code: 10 },
  /** Names an object, and not the one that was asked for. */
  otherObject: {
    message:
      "Unsupported get request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api",
    code: 100,
    subcode: 33,
    type: 'GraphMethodException',
  },
  pageTokenRequired: {
    message: '(#210) A page access token is required to request this resource.',
    status: 403,
    code: 210,
  },
  pageTokenMismatch: {
    message:
      '(#10) Requested Page Does Not Match Page Access Token, check that access token on https://developers.facebook.com/tools/debug/accesstoken/',
    code: 10,
  },
  pageTokenMethod: {
    message: '(#190) This method must be called with a Page Access Token',
    code: 190,
  },
  userTokenUnsupported: {
    message: 'Invalid OAuth 2.0 Access Token',
    code: 190,
    subcode: 2069032,
    title: 'User Access Token Is Not Supported',
    userMessage: 'A Page access token is required for this call for the new Pages experience.',
  },
  expired: {
    message: 'Error validating access token: Session has expired',
    code: 190,
    subcode: 463,
  },
  passwordChanged: {
    message:
      'Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
    code: 190,
    subcode: 460,
  },
  appRemoved: {
    message: 'Error validating access token: The user has not authorized application',
    code: 190,
    subcode: 458,
  },
  checkpoint: {
    message: 'The user is enrolled in a blocking, logged-in checkpoint',
    code: 190,
    subcode: 459,
  },
  notEnoughUsers: {
    message: 'Not enough users',
    code: 100,
    subcode: 2874010,
    title: "Demographic data isn't available",
    isTransient: false,
  },
  proofEchoed: {
    message: 'Invalid appsecret_proof provided in the API argument: {proof}',
    code: 100,
    type: 'GraphMethodException',
  },
  tokenEchoed: { message: 'Malformed access token {token}', code: 190 },
} as const satisfies Readonly<Record<string, FaultError>>;

/** The name of one of them. */
export type KnownError = keyof typeof KNOWN_ERRORS;
