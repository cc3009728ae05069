import { SERVED_VERSIONS } from '../../src/catalogue';
import { DEFAULTS, QUERY_DEFAULTS } from '../../src/config/defaults';

/** Any JSON of a schema. */
export type Schema = Readonly<Record<string, unknown>>;

/** One key of the configuration: what the run accepts, and how the platform's form shows it. */
export interface Key {
  readonly title: string;
  readonly description?: string;
  /** What ajv checks. Absent where the key is the form's only, such as a button. */
  readonly accepts?: Schema;
  /** How the form shows it. Absent where the form does not: older configurations have the key. */
  readonly form?: Schema;
  /** Whether the form shows it in its Advanced part. */
  readonly isAdvanced?: true;
}

/** A group of keys, in the order of the form. */
export type Keys = Readonly<Record<string, Key>>;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
/** Of keys that the platform and older extractors write, and that nobody reads. */
const ANYTHING = {} as const;
const tooltip = (words: string): Schema => ({ tooltip: words });
/** A form has one type for a field; what else is accepted comes from older configurations and from people. */
const line = (example: string, words: string, options: Schema = {}): Schema => ({
  ...text,
  options: { ...tooltip(words), inputAttributes: { placeholder: example }, ...options },
});
const checkbox = (words: string): Schema => ({ ...flag, format: 'checkbox', options: tooltip(words) });
const number = (words: string): Schema => ({ type: 'integer', minimum: 0, options: tooltip(words) });
const button = (label: string, action: string): Schema => ({
  type: 'button',
  format: 'sync-action',
  options: { async: { label, action } },
});
/** Several accounts to choose, filled by an action. */
const accountSelect = (action: string, options: Schema): Schema => ({
  type: 'array',
  format: 'select',
  uniqueItems: true,
  items: { ...text, enum: [] },
  options: { async: { label: 'Load accounts', action, autoload: [] }, ...options },
});
const ACCOUNT_ID = '^[0-9]+$';

/** Keys of the configuration itself. */
export const ROOT: Keys = {
  accounts: {
    title: 'Instagram accounts',
    description:
      'The professional accounts to read. Load the list and choose, or enter <code>all</code> for every account that you can see, also those added later.',
    // As it is after normalization; a form gives a list of ids or `all`.
    accepts: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['id'],
        properties: {
          id: { ...text, pattern: ACCOUNT_ID },
          name: text,
          category: text,
          fb_page_id: { type: ['string', 'integer'] },
        },
      },
    },
    form: accountSelect('accountOptions', {
      creatable: true,
      ...tooltip('For example **Blue Harbor (@blue.harbor, page Blue Harbor)**, or **all**.'),
    }),
  },
  'test-connection': {
    title: 'Test connection',
    form: { type: 'button', format: 'test-connection' },
  },
  'api-version': {
    title: 'API version',
    description: 'The version of the Graph API. Newer ones live longer; another one may be entered.',
    accepts: { ...text, pattern: '^v[0-9]{1,3}\\.[0-9]{1,2}$' },
    form: {
      ...text,
      format: 'select',
      enum: SERVED_VERSIONS.map(({ version }) => version),
      default: DEFAULTS.apiVersion,
      options: {
        enum_titles: SERVED_VERSIONS.map(
          ({ version, end }) => `${version} (${end === undefined ? 'no end announced' : `until ${end}`})`,
        ),
        creatable: true,
        ...tooltip(
          `For example **${DEFAULTS.apiVersion}**. After its end the API answers in the next version.`,
        ),
      },
    },
  },
  login: {
    title: 'Login',
    description:
      'How the configuration was authorized: with Facebook, which sees the accounts of its pages, or with Instagram, which sees one account without a page.',
    accepts: { ...text, enum: ['facebook', 'instagram'] },
    form: {
      ...text,
      enum: ['facebook', 'instagram'],
      options: {
        enum_titles: ['Facebook (default)', 'Instagram'],
        ...tooltip('For example **Facebook**, which most configurations have.'),
      },
    },
    isAdvanced: true,
  },
  'bucket-id': {
    title: 'Storage bucket',
    description: "The bucket of the tables. Leave it empty for the configuration's own bucket.",
    accepts: text,
    form: { ...line('in.c-instagram', 'For example **in.c-instagram**.'), format: 'trim' },
    isAdvanced: true,
  },
  'on-error': {
    title: 'When something cannot be read',
    description: 'What to do when an account or a query fails.',
    accepts: { ...text, enum: ['fail-at-end', 'fail-fast', 'continue'] },
    form: {
      ...text,
      enum: ['fail-at-end', 'fail-fast', 'continue'],
      options: {
        enum_titles: [
          'Load everything else, then fail (default)',
          'Fail at the first problem',
          'Load everything else and only warn',
        ],
        ...tooltip(
          'For example **Load everything else, then fail**: the job is red, and the tables are there.',
        ),
      },
    },
    isAdvanced: true,
  },
  overlap: {
    title: 'Days to read again',
    description: "For queries with the date 'last run'. Instagram corrects its numbers for up to two days.",
    accepts: { type: 'integer', minimum: 0 },
    form: number(
      `For example **${DEFAULTS.overlapDays}**: a run on Friday begins with Wednesday when the last one was on Friday.`,
    ),
    isAdvanced: true,
  },
  'max-wait': {
    title: 'Longest wait for the API (minutes)',
    description: 'The API limits its calls by the hour. An account that would have to wait longer fails.',
    accepts: { type: 'integer', minimum: 0 },
    form: number(`For example **${DEFAULTS.maxWaitMinutes}**, which is the default.`),
    isAdvanced: true,
  },
  report: {
    title: 'Write a report',
    description: 'A table run_report with what each query did for each account.',
    accepts: flag,
    form: checkbox('For example: rows, requests, waits, and what Instagram did not give.'),
    isAdvanced: true,
  },
  debug: {
    title: 'Log every request',
    accepts: flag,
    form: checkbox('For example for a question to support.'),
  },
  'fail-on-missing-permissions': { title: 'Fail on missing permissions', accepts: ANYTHING },
  v1_compatibility: { title: 'Compatibility with the first version', accepts: ANYTHING },
  runtime: { title: 'Settings of the platform', accepts: ANYTHING },
};

/** Keys of a query besides its request. */
export const QUERY: Keys = {
  id: { title: 'Id', accepts: { type: ['integer', 'string'] } },
  template: {
    title: 'Start from a template',
    description:
      'A template fills in the name, the endpoint and the fields; whatever you enter below counts instead.',
    accepts: text,
    form: {
      ...text,
      format: 'select',
      enum: [],
      options: {
        async: { label: 'Load templates', action: 'templates', autoload: [] },
        ...tooltip('For example **Media**: every post and reel with its captions, likes and comments.'),
      },
    },
  },
  username: {
    title: 'Username',
    description: 'The other account, for the template Business discovery of a competitor.',
    accepts: { ...text, pattern: '^\\s*@?[A-Za-z0-9._]*\\s*$' },
    form: line('blue.harbor', 'For example **blue.harbor**.', {
      dependencies: { template: 'business-discovery' },
    }),
  },
  hashtag: {
    title: 'Hashtag',
    description: 'The hashtag, for the template Hashtag top media.',
    accepts: { ...text, pattern: '^\\s*#?[^\\s#&?/(){}]*\\s*$' },
    form: line('coffee', 'For example **coffee**.', { dependencies: { template: 'hashtag-top-media' } }),
  },
  'template-details': { title: 'What is in it?', form: button('Show the template', 'applyTemplate') },
  name: {
    title: 'Name',
    description: "The first part of the tables' names.",
    accepts: { ...text, minLength: 1 },
    form: line('media', 'For example **media**, which gives the tables media and media_comments.'),
  },
  type: { title: 'Type', accepts: { ...text, enum: ['nested-query'] } },
  'run-by-id': {
    title: 'Run by id',
    description: 'Accepted and without effect: every account is asked on its own.',
    accepts: flag,
  },
  scope: {
    title: 'For which accounts',
    accepts: { ...text, enum: ['all', 'chosen', 'none'] },
    form: {
      ...text,
      enum: ['all', 'chosen', 'none'],
      options: {
        enum_titles: [
          'All accounts (default)',
          'Chosen accounts',
          'No account: the endpoint begins with an id',
        ],
        ...tooltip('For example **Chosen accounts** for a query that only one brand needs.'),
      },
    },
  },
  'chosen-accounts': {
    title: 'Chosen accounts',
    accepts: { type: 'array', uniqueItems: true, items: { ...text, pattern: ACCOUNT_ID } },
    form: accountSelect('queryAccounts', {
      dependencies: { scope: 'chosen' },
      ...tooltip('For example **Blue Harbor (@blue.harbor, page Blue Harbor)**.'),
    }),
  },
  incremental: {
    title: 'Update the tables',
    description: 'Rows are updated by the primary key. Otherwise each run replaces the tables.',
    accepts: flag,
    form: {
      ...flag,
      format: 'radio',
      enum: [true, false],
      options: {
        enum_titles: ['Update (default)', 'Replace'],
        ...tooltip('For example **Update** for daily numbers: the history stays.'),
      },
    },
    isAdvanced: true,
  },
  snapshot: {
    title: 'Keep every day',
    description:
      'Rows and key get the day of the run, so that followers and lifetime insights become a history.',
    accepts: flag,
    form: checkbox('For example for **followers_count**, which the API only tells as it is now.'),
    isAdvanced: true,
  },
  disabled: {
    title: 'Do not run this query',
    accepts: flag,
  },
};

/** Keys of a query's request. */
export const REQUEST: Keys = {
  path: {
    title: 'Endpoint',
    description:
      'What to read of each account: media, stories, tags. Empty for the account itself and its insights.',
    accepts: text,
    form: line('media', 'For example **media**, or empty for followers and daily insights.'),
  },
  fields: {
    title: 'Fields',
    description: 'Names with commas between them. Braces ask for what belongs to each, such as comments.',
    accepts: text,
    form: {
      ...line(
        'id,caption,like_count,comments{text,username}',
        'For example **id,caption,timestamp,insights.metric(reach,views)**.',
      ),
      format: 'textarea',
    },
  },
  ids: {
    title: 'Accounts',
    description:
      'The older form of scope: empty for every account, ids with commas between them, or absent for none.',
    accepts: text,
  },
  since: {
    title: 'From',
    description: 'A date, days ago, or last run: where the last complete run of this query ended.',
    accepts: { type: ['string', 'integer'] },
    form: line('30 days ago', 'For example **2026-01-31**, **30 days ago** or **last run**.'),
    isAdvanced: true,
  },
  until: {
    title: 'To',
    description: 'A date that is not included any more.',
    accepts: { type: ['string', 'integer'] },
    form: line('today', 'For example **today**, which ends with yesterday.'),
    isAdvanced: true,
  },
  limit: {
    title: 'Objects a page',
    description:
      'How many objects one request gets. Smaller where the API says that it is too much data; that happens by itself.',
    accepts: { type: ['string', 'integer'], minimum: 1, pattern: '^\\s*([1-9][0-9]{0,5})?\\s*$' },
    form: line(
      String(QUERY_DEFAULTS.limit),
      `For example **${QUERY_DEFAULTS.limit}**, which is the default.`,
    ),
    isAdvanced: true,
  },
  parameters: {
    title: 'Further parameters',
    description:
      'Parameters of the request as they stand in an address. They count before what is said elsewhere.',
    accepts: text,
    form: line('metric=reach&period=day', 'For example **metric=reach&period=day**.'),
    isAdvanced: true,
  },
  'time-based-pagination': {
    title: 'Time-based pagination',
    description: 'Accepted and without effect: pages are followed as the API gives them.',
    accepts: flag,
  },
  'stop-on-empty-response': {
    title: 'Stop at an empty page',
    description: 'Otherwise a list ends only where the API says that there is no next page.',
    accepts: flag,
    form: checkbox('For example where a list has long stretches without anything that you may see.'),
    isAdvanced: true,
  },
};

/** Buttons below a query. */
export const QUERY_BUTTONS: Keys = {
  validate: { title: 'Check the query', form: button('Check', 'validateQuery') },
  try: { title: 'Try the query', form: button('Try', 'tryQuery') },
};
