import type { ErrorKind } from '../errors';

/** What differs between the hosts of the API. */
export interface ApiProfile {
  readonly root: string;
  /** Whether `POST /` takes many requests at once. Source: docs/graph-api.md §1. */
  readonly hasBatch: boolean;
  /** Whether a Facebook page stands behind an account, whose own token some edges need. Source: docs/graph-api.md §3.1. */
  readonly hasPageTokens: boolean;
  /** Whether an object has one id: the answer for an id is about that id. Source: docs/graph-api.md §9.1. */
  readonly hasOneId: boolean;
  /** How tokens of the other login begin, and what to do with one. Source: docs/graph-api.md §9.2. */
  readonly otherLogin: { readonly token: RegExp; readonly cure: string };
  /** What the user can do about a kind of error, where it is not what the table of errors says. */
  readonly cures: Partial<Record<ErrorKind, string>>;
}

/** The Instagram API with Facebook Login. */
export const FACEBOOK_LOGIN: ApiProfile = {
  root: 'https://graph.facebook.com',
  hasBatch: true,
  hasPageTokens: true,
  hasOneId: true,
  otherLogin: {
    token: /^IG/,
    cure: "the token is one of the Instagram login: set parameters.login to 'instagram', or authorize by Facebook",
  },
  cures: {},
};

/** Names of permissions: docs/graph-api.md §9.1. */
const PERMISSIONS =
  'check that instagram_business_basic was granted, for insights instagram_business_manage_insights and for comments instagram_business_manage_comments too, and that the app has advanced access to them or the account is one of its testers; then authorize again';

/** The Instagram API with Instagram Login: no page stands behind the account. Source: docs/graph-api.md §9.1. */
export const INSTAGRAM_LOGIN: ApiProfile = {
  root: 'https://graph.instagram.com',
  // Nothing tells that this host takes batches.
  hasBatch: false,
  hasPageTokens: false,
  hasOneId: false,
  otherLogin: {
    token: /^EAA/,
    cure: "the token is one of the Facebook login: set parameters.login to 'facebook', or authorize by Instagram",
  },
  cures: {
    permission: PERMISSIONS,
    account: PERMISSIONS,
    missing: 'check that the account still exists and is the one that authorized',
  },
};
