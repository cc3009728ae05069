import type { ApiRules, KeyedIds } from '../apiRules';

export const IDS: KeyedIds = {
  minDigits: 11,
  maxDigits: 20,
  numberKey: /(^|_)id$/,
  pseudonymPrefix: '990',
  key: 'the key of the tests',
};

/** An API with everything that rules can say. */
export const RULES: ApiRules = {
  root: 'https://graph.example.com',
  secretNames: ['access_token', 'appsecret_proof'],
  tokenForm: /(?:EAA|IG[A-Z]{2})[A-Za-z0-9_-]{20,}/,
  ids: IDS,
  recordedHeaders: ['content-type', 'retry-after', 'x-usage'],
  signedHosts: ['cdn', 'files.example'],
  texts: {
    keptKeys: ['id', 'type', 'error', 'after'],
    keptTexts: ['p'],
    keptHosts: ['example.com'],
    personalModifiers: ['username'],
  },
  looseParameters: ['since', 'until', 'limit'],
  maskedNumbers: ['code'],
};
