/** The pages of facts. A source that is no address names a section of docs/graph-api.md. */
const INSTAGRAM = 'https://developers.facebook.com/docs/instagram-platform';
const GRAPH = 'https://developers.facebook.com/docs/graph-api/changelog';

export const IG_USER = `${INSTAGRAM}/instagram-graph-api/reference/ig-user`;
export const IG_MEDIA = `${INSTAGRAM}/reference/instagram-media`;
export const IG_COMMENT = `${INSTAGRAM}/instagram-graph-api/reference/ig-comment`;
/** Polls and prompts in captions. */
export const POLL_ATTACHMENT = `${INSTAGRAM}/instagram-graph-api/reference/ig-media/poll_attachment`;
export const IG_HASHTAG = `${INSTAGRAM}/instagram-graph-api/reference/ig-hashtag`;
export const INSTAGRAM_LOGIN = `${INSTAGRAM}/instagram-api-with-instagram-login/get-started`;
/** Names of Meta's own SDK (v25.0.2, June 2026; v26.0.0, August 2026), of which no page tells more. */
const SDK = 'https://github.com/facebook/facebook-python-business-sdk/blob/main/facebook_business/adobjects';
export const SDK_USER = `${SDK}/iguser.py`;
export const SDK_MEDIA = `${SDK}/igmedia.py`;
export const MEDIA_INSIGHTS = `${INSTAGRAM}/reference/instagram-media/insights`;
export const ACCOUNT_INSIGHTS = `${INSTAGRAM}/api-reference/instagram-user/insights`;
export const CHANGELOG = `${INSTAGRAM}/changelog`;
export const V18 = `${GRAPH}/version18.0`;
export const V20 = `${GRAPH}/version20.0`;
export const V21 = `${GRAPH}/version21.0`;
export const V22 = `${GRAPH}/version22.0`;
/** The API's own list of account metrics, as recorded: names without a page. */
export const RECORDED_METRICS = 'docs/graph-api.md §6.2';
/** What was seen of nodes in recorded answers. */
export const RECORDED_NODES = 'docs/graph-api.md §7.2';
/** What others found live. */
export const LIVE_METRICS = 'docs/graph-api.md §6.3';
/** How account metrics can be requested, as recorded and as others found live. */
export const ACCOUNT_MATRIX = 'docs/graph-api.md §6.4';
