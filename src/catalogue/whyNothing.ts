/** In which cases the API has values of a metric of accounts. Source: docs/graph-api.md §5.4, §6.4. */
const ONLY: ReadonlyMap<string, string> = new Map([
  [
    'follows_and_unfollows',
    'accounts with 100 followers at least have it, broken down by follow_type, and not for the last two days: end the range three days ago',
  ],
  ['follower_count', 'accounts with 100 followers at least have it, for the last 30 days'],
  ['online_followers', 'accounts with 100 followers at least have it, for the last 30 days'],
  ['follower_demographics', 'accounts with 100 followers at least have it'],
  ['engaged_audience_demographics', 'accounts with 100 engagements at least have it'],
  ['reached_audience_demographics', 'accounts with 100 engagements at least have it'],
]);

/** The permissions without which a list comes empty. Source: docs/graph-api.md §6.6. */
const PERMISSIONS: ReadonlyMap<string, string> = new Map([
  ['comments', 'instagram_manage_comments'],
  ['replies', 'instagram_manage_comments'],
]);

/** Tells in which cases the API has values of a metric, as a clause; undefined where that is not known. */
export function onlyWhere(metric: string): string | undefined {
  return ONLY.get(metric);
}

/** Names the permission that a list of nodes needs; undefined where that is not known. */
export function permissionOf(list: string): string | undefined {
  return PERMISSIONS.get(list);
}
