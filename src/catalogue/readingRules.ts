import type { NodeName } from './facts';

/** How lists and objects of Instagram are read, where they are not read like all others. */
export const READING_RULES = {
  /** The type of node behind an account's id. */
  accountNode: 'user' as NodeName,
  /** Names in paths and rows for the account itself. */
  rootName: 'page',
  /** The edge of metrics. */
  insights: 'insights',
  /** All edges of metrics; the second is that of a page's videos. */
  metricEdges: new Set(['insights', 'video_insights']),
  /**
   * Objects found through another node, whose lists cannot be read by the object's own id. Source: docs/graph-api.md §1.1,
   * business_discovery.
   */
  throughRoot: new Set(['business_discovery']),
  /** The edge of stories. */
  storiesEdge: 'stories',
  /** So long the API has a story and its insights. Source: docs/graph-api.md §5.3. */
  storyHours: 24,
  /** What nodes come with, besides their id, where no field is requested. Source: docs/graph-api.md §1.4. */
  defaultFields: new Map<NodeName | undefined, readonly string[]>([['comment', ['timestamp', 'text']]]),
  /**
   * Searches by a word, with the type of node that they find; the API wants to know by `user_id` for which account, also
   * when the lists of what was found are read. Source: docs/graph-api.md §1.8.
   */
  searches: new Map<string, NodeName>([['ig_hashtag_search', 'hashtag']]),
  /**
   * One object or null of a post, which can only be requested by itself, whole, of one post. Source: docs/graph-api.md §1.9.
   */
  addOns: new Set(['poll_attachment', 'prompt_response']),
  /** Lists of nodes that the catalogue does not describe: those of conversations. */
  lists: new Set(['participants', 'senders', 'former_participants']),
  /** The field by which the API decides which metrics a media has. */
  typeField: 'media_product_type',
  /** The field that tells which media are old enough to have metrics that newer ones lack. */
  timeField: 'timestamp',
  /** Lists whose nodes have no product type: the media of an album. Source: docs/graph-api.md §6.3. */
  typeless: new Set(['children']),
} as const;
