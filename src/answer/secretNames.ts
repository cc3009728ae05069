/**
 * Parameters and fields that are tokens or made of one: never requested, followed, written or recorded. Sources: docs/graph-api.md §1.2,
 * §9.2, and the parameters of `debug_token` and `oauth/access_token`.
 */
export const SECRET_FIELDS: ReadonlySet<string> = new Set([
  'access_token',
  'appsecret_proof',
  'input_token',
  'fb_exchange_token',
  'client_secret',
]);

/** A token of Meta by its form: they are far longer than this, and no other text looks like it by chance. */
export const TOKEN_FORM = /(?:EAA|IGAA|IGQ)[A-Za-z0-9]{40,}/;

/** Every token has one of these, which are found, or not, in a fraction of the time. */
const TOKEN_START = /EAA|IGAA|IGQ/;
const TOKEN = new RegExp(`(?<![\\w-])${TOKEN_FORM.source}`, 'g');
/** No text with a token is shorter. */
const SHORTEST_WITH_TOKEN = 20;
/** A secret as a parameter of an address or as a field of JSON, in a text. */
const NAMED_SECRET = new RegExp(
  `((?:${[...SECRET_FIELDS].join('|')})(?:=|%3D|\\\\*"\\s*:\\s*\\\\*"))[^&"\\\\\\s]+`,
  'gi',
);
/** Every text that NAMED_SECRET matches has this, which is found, or not, in a quarter of the time. */
const NAMES_SECRET = /_(?:token|proof|secret)/i;

/**
 * Hides tokens of which nothing is known, such as those of other pages in an address; known ones are hidden before the
 * answer is parsed.
 */
export function hideTokens(text: string): string {
  if (text.length < SHORTEST_WITH_TOKEN) {
    return text;
  }
  const unnamed = NAMES_SECRET.test(text) ? text.replace(NAMED_SECRET, '$1***') : text;
  return TOKEN_START.test(unnamed) ? unnamed.replace(TOKEN, '***') : unnamed;
}
