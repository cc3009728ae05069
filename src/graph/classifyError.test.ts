import { describeError } from '../errors';
import type { ErrorKind } from '../errors';
import { classifyError } from './classifyError';
import { ERROR_TABLE, rowFor } from './errorTable';
import type { ErrorRow } from './errorTable';

type Body = Readonly<Record<string, unknown>>;

/** Bodies as docs/graph-api.md §3.1 has them: HTTP status, body, kind of error. */
const BODIES: readonly [number, Body, ErrorKind][] = [
  [500, { code: 100, message: 'The ids query parameter is deprecated in v26.0+' }, 'query'],
  [
    500,
    { code: 1, message: "Please reduce the amount of data you're asking for, then retry your request" },
    'too-much',
  ],
  [
    400,
    {
      code: 100,
      error_subcode: 2108006,
      message: 'Invalid parameter',
      error_user_title: 'Media posted before business account conversion',
    },
    'too-old',
  ],
  [
    400,
    {
      code: 100,
      message: 'Invalid parameter',
      error_user_title: 'Media Posted Before Business Account Conversion',
    },
    'too-old',
  ],
  [
    400,
    {
      error_subcode: 2874010,
      message: 'Not enough users',
      error_user_title: "Demographic data isn't available",
      is_transient: false,
    },
    'no-data',
  ],
  [400, { message: 'Not enough users to show demographics' }, 'no-data'],
  [400, { code: 190, message: '(#190) This method must be called with a Page Access Token' }, 'page-token'],
  [400, { code: 190, error_subcode: 2069032, message: 'Invalid OAuth 2.0 Access Token' }, 'page-token'],
  [400, { code: 190, error_subcode: 492, message: 'Error validating access token' }, 'account'],
  [
    400,
    { code: 190, error_subcode: 463, message: 'Error validating access token: Session has expired' },
    'token',
  ],
  [401, { code: 190, message: 'Invalid OAuth access token - Cannot parse access token' }, 'token'],
  [400, { code: 102, message: 'Session key invalid or no longer valid' }, 'token'],
  [400, { code: 104, message: 'An access token is required to request this resource.' }, 'token'],
  [
    400,
    {
      code: 2500,
      message: 'An active access token must be used to query information about the current user.',
    },
    'token',
  ],
  [
    400,
    {
      code: 100,
      type: 'GraphMethodException',
      message: 'Invalid appsecret_proof provided in the API argument',
    },
    'token',
  ],
  [400, { code: 100, message: 'API calls from the server require an appsecret_proof argument' }, 'token'],
  [403, { code: 4, error_subcode: 2207051, message: 'Action is blocked', is_transient: false }, 'account'],
  [403, { code: 4, message: '(#4) Application request limit reached', is_transient: true }, 'throttled'],
  [400, { code: 17, message: '(#17) User request limit reached' }, 'throttled'],
  [400, { code: 32, message: '(#32) Page request limit reached' }, 'throttled'],
  [
    400,
    { code: 613, error_subcode: 1996, message: '(#613) Calls to this api have exceeded the rate limit.' },
    'throttled',
  ],
  [
    400,
    { code: 80002, message: '(#80002) There have been too many calls to this Instagram account.' },
    'throttled',
  ],
  [429, { message: 'Too Many Requests' }, 'throttled'],
  [400, { code: 10, message: '(#10) Not enough viewers for the media to show insights' }, 'object'],
  [400, { code: 100, message: '(#100) Media insights are not available for this media' }, 'object'],
  [400, { code: 10, message: '(#10) Application does not have permission for this action' }, 'permission'],
  [400, { message: '(#10) Application does not have permission for this action' }, 'permission'],
  [403, { code: 200, message: '(#200) Requires permission: pages_messaging' }, 'account'],
  [403, { code: 299, message: '(#299)' }, 'account'],
  [
    400,
    { code: 3, message: '(#3) Application does not have the capability to make this API call.' },
    'account',
  ],
  [400, { code: 368, message: 'The action attempted has been deemed abusive' }, 'account'],
  [
    400,
    {
      code: 100,
      error_subcode: 33,
      type: 'GraphMethodException',
      message: "Unsupported get request. Object with ID '1' does not exist",
    },
    'missing',
  ],
  [
    400,
    { code: 100, message: '(#100) metric[2] must be one of the following values: reach, views' },
    'metric',
  ],
  [
    400,
    {
      code: 100,
      message:
        '(#100) The following metrics (likes) should be specified with parameter metric_type=total_value',
    },
    'metric',
  ],
  [
    400,
    {
      code: 100,
      message: '(#100) The Media Insights API does not support the views metric for this media product type',
    },
    'metric',
  ],
  [
    400,
    {
      code: 100,
      message:
        '(#100) Starting from version v22.0 and above, the impressions metric is no longer supported for the queried media',
    },
    'metric',
  ],
  [400, { code: 100, message: '(#100) Tried accessing nonexisting field (feed)' }, 'field'],
  [400, { code: 2500, message: 'Unknown path components: /navigation' }, 'query'],
  [404, { code: 803, message: '(#803) Some of the aliases you requested do not exist: x' }, 'query'],
  [400, { code: 110, message: 'Invalid user id' }, 'query'],
  [500, { code: 1, message: 'An unknown error has occurred.' }, 'unknown'],
  [500, { code: 2, message: 'Service temporarily unavailable', is_transient: true }, 'passing'],
  [400, { code: 9999, message: 'Something new', is_transient: true }, 'passing'],
  [400, { code: 100, message: 'Something new', is_transient: true }, 'passing'],
  [500, { code: 100, message: 'Something new' }, 'query'],
  [503, { message: 'The API answered HTTP 503 without saying why' }, 'passing'],
  [400, { code: 9999, message: 'Something new' }, 'query'],
  [400, {}, 'query'],
  [400, { error_subcode: 1504018, message: 'Die Anfrage hat zu lange gedauert' }, 'too-much'],
  [
    400,
    { code: 210, message: '(#210) A page access token is required to request this resource.' },
    'page-token',
  ],
  [400, { code: 10, message: '(#10) Requested Page Does Not Match Page Access Token' }, 'page-token'],
  [400, { code: 3, message: '(#3) Application does not have the capability' }, 'account'],
  [400, { code: 100, message: 'Incompatible metrics (impressions, plays) with reel media' }, 'metric'],
  [400, { code: 100, message: 'Invalid parameter', error_user_msg: 'Not enough users' }, 'no-data'],
];

describe('classifyError', () => {
  it.each(BODIES)('classifies HTTP %s with the error %j as %s', (status, body, kind) => {
    expect(classifyError(body, status).kind).toBe(kind);
  });

  it('has an example for every row of the table', () => {
    const used = new Set<ErrorRow | undefined>(
      BODIES.map(([status, body]) => {
        const { details, message } = classifyError(body, status);
        const facts = {
          status,
          code: details.code,
          subcode: details.subcode,
          text: message.toLowerCase(),
          isTransient: body['is_transient'] as boolean | undefined,
        };
        return rowFor(facts);
      }),
    );
    expect(ERROR_TABLE.filter((row) => !used.has(row))).toEqual([]);
  });

  it.each([undefined, null, 'text', 7, [], { message: 5, code: 'x' }])(
    'makes an error even from %j',
    (error) => {
      expect(classifyError(error, 500).message).toBe('The API gave an error without a message');
    },
  );

  it('keeps the words of the API, its code, trace id and the cure in one sentence', () => {
    const error = classifyError(
      { message: '(#10) Application does\nnot have permission', code: 10, fbtrace_id: 'Axyz' },
      400,
    );
    expect(describeError(error)).toBe(
      '(#10) Application does not have permission [code 10, fbtrace_id Axyz] → check that the authorized person still has a role on the page and that every permission was granted (instagram_basic, pages_read_engagement; instagram_manage_insights for insights; instagram_manage_comments for comments and tags; business_management where the role comes from a business portfolio)',
    );
    expect(
      describeError(
        classifyError(
          { message: 'Invalid parameter', error_user_title: 'Media posted', code: 100, error_subcode: 1 },
          400,
        ),
      ),
    ).toBe('Invalid parameter: Media posted [code 100/1]');
  });

  it.each([
    [
      { message: 'Invalid parameter', error_user_title: 'No such day', error_user_msg: 'Choose another.' },
      'Invalid parameter: No such day: Choose another.',
    ],
    [{ message: '(#100) Invalid parameter', error_user_msg: 'Choose.' }, '(#100) Invalid parameter: Choose.'],
    [{ message: 'A clear message', error_user_msg: 'Please try again' }, 'A clear message'],
    [{ message: 'Bad day', error_user_title: 'Bad day' }, 'Bad day'],
  ])('words of %j are %j', (error, words) => {
    expect(classifyError({ ...error, code: 100 }, 400).message).toBe(words);
  });

  it.each([
    [[4, 17], 'a list'],
    [true, 'a flag'],
    [{ code: 4 }, 'an object'],
    ['x4', 'a text'],
    [4.5, 'a fraction'],
  ] as readonly (readonly [unknown, string])[])('takes no code from %j, %s', (code) => {
    expect(classifyError({ message: 'm', code }, 400).details.code).toBeUndefined();
  });

  it.each([
    [400, { code: 4, message: '(#4) Application request limit reached' }, 'app'],
    [400, { code: 17, message: '(#17) User request limit reached' }, 'app'],
    [400, { code: 341, message: '(#341) Application limit reached' }, 'app'],
    [429, { message: 'Too Many Requests' }, 'app'],
    [400, { code: 32, message: '(#32) Page request limit reached' }, undefined],
    [400, { code: 80002, message: '(#80002) Too many calls' }, undefined],
    [400, { code: 10, message: '(#10) no' }, undefined],
  ])('tells whose limit it is for HTTP %s with the error %j: %s', (status, body, scope) => {
    expect(classifyError(body, status).details.scope).toBe(scope);
  });

  it.each([
    ["Unsupported get request. Object with ID '178' does not exist", '178'],
    ["Object with ID 'me/x' does not exist, cannot be loaded due to missing permissions", 'me/x'],
    ['Unsupported get request', undefined],
  ])('reads the id of the missing object from %j', (message, id) => {
    const error = classifyError({ message, code: 100, error_subcode: 33 }, 400);
    expect([error.kind, error.details.objectId]).toEqual(['missing', id]);
  });

  it('keeps the wait that the API asks for', () => {
    expect(classifyError({ code: 17, message: 'no' }, 400, 90_000).details.waitMs).toBe(90_000);
    expect(classifyError({ code: 17, message: 'no' }, 400).details.waitMs).toBeUndefined();
  });
});
