import type { ApiRules } from './apiRules';

/** Tokens by their form: of Meta, GitHub, Slack, AWS, Google and Stripe, and JSON Web Tokens (RFC 7519). */
const TOKEN_FORM =
  /(?:EAA[A-Za-z0-9]{40,}|gh[pousr]_\w{36,}|github_pat_\w{22,}|xox[abprs]-[\w-]{10,}|AKIA[0-9A-Z]{16}|AIza[\w-]{35}|[rs]k_(?:live|test)_\w{16,}|eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+)/;

const DEFAULT_RULES: ApiRules = {
  secretNames: [
    'access_token',
    'refresh_token',
    'id_token',
    'auth_token',
    'api_key',
    'apikey',
    'api-key',
    'client_secret',
    'password',
    'private_key',
  ],
  secretHeaders: [
    'authorization',
    'proxy-authorization',
    'cookie',
    'api-key',
    'apikey',
    'x-api-key',
    'x-api-token',
    'x-auth-token',
    'x-access-token',
    'x-storageapi-token',
    'x-amz-security-token',
  ],
  tokenForm: TOKEN_FORM,
  recordedHeaders: ['content-type', 'content-disposition', 'link', 'location', 'retry-after'],
  signedHosts: [],
  looseParameters: [],
  maskedNumbers: [],
};

/** Completes rules: an API of which nothing is known keeps its host, ids and texts, and loses secrets that are called so. */
export function withDefaults(rules: Partial<ApiRules> = {}): ApiRules {
  return { ...DEFAULT_RULES, ...rules };
}
