import { createEmulator } from './answer/createEmulator';
import type { Emulator } from './answer/createEmulator';
import type { EmulatedAnswer } from './answer/exchange';
import type { EmulatorOptions } from './options';

/** The first brand. */
export const ACCOUNT = '17841400000000001';
const ROOT = 'http://127.0.0.1:1';

/** A row of a list, as tests look at it. */
interface Row {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** An answer that is read as the API shapes it. */
export interface TestAnswer extends EmulatedAnswer {
  readonly json: Readonly<Record<string, unknown>> & {
    readonly data?: readonly Row[];
    readonly paging?: { readonly next?: string; readonly cursors?: { readonly after: string } };
    readonly error?: { readonly message: string; readonly code: number; readonly error_subcode?: number };
  };
}

/** Asks one world. */
export interface TestClient {
  readonly emulator: Emulator;
  /** Asks for a path without version, or a whole address. */
  readonly get: (path: string, token?: string) => TestAnswer;
  /** Sends a batch and gives its items as they came. */
  readonly batch: (paths: readonly string[]) => readonly unknown[];
}

/**
 * Makes a client of one world for tests: no socket, the token in a header.
 *
 * @param options the world; one account with 12 media unless it says otherwise
 * @returns the client
 */
export function testClient(options: EmulatorOptions = {}): TestClient {
  const emulator = createEmulator({ accounts: 1, media: 12, ...options });
  return {
    emulator,
    get: (path, token = 'DEMO') => {
      const url = path.startsWith('http') ? path : `${ROOT}/v25.0/${path}`;
      const answer = emulator.handle({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } });
      return { ...answer, json: parsed(answer.body) };
    },
    batch: (paths) => {
      const items = paths.map((path) => ({ method: 'GET', relative_url: `v25.0/${path}` }));
      const body = new URLSearchParams({ batch: JSON.stringify(items), access_token: 'DEMO' }).toString();
      const answer = emulator.handle({ method: 'POST', url: `${ROOT}/`, headers: {}, body });
      return JSON.parse(answer.body) as unknown[];
    },
  };
}

/** A body that is no JSON object is read as one without keys. */
function parsed(body: string): TestAnswer['json'] {
  try {
    const value = JSON.parse(body) as unknown;
    return typeof value === 'object' && value !== null ? (value as TestAnswer['json']) : {};
  } catch {
    return {};
  }
}
