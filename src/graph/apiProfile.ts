/** What differs between the hosts of the API. */
export interface ApiProfile {
  readonly root: string;
  /** Whether `POST /` takes many requests at once. Source: docs/graph-api.md §1. */
  readonly hasBatch: boolean;
  /** Whether a Facebook page stands behind an account, whose own token some edges need. Source: docs/graph-api.md §3.1. */
  readonly hasPageTokens: boolean;
  /** Whether an object has one id: the answer for an id is about that id. Source: docs/graph-api.md §9.1. */
  readonly hasOneId: boolean;
}

/** The Instagram API with Facebook Login. */
export const FACEBOOK_LOGIN: ApiProfile = {
  root: 'https://graph.facebook.com',
  hasBatch: true,
  hasPageTokens: true,
  hasOneId: true,
};

/** The Instagram API with Instagram Login. Source: docs/graph-api.md §9.1. */
export const INSTAGRAM_LOGIN: ApiProfile = {
  root: 'https://graph.instagram.com',
  // Nothing tells that this host takes batches.
  hasBatch: false,
  hasPageTokens: false,
  hasOneId: false,
};
