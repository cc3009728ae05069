import { GraphError } from '../errors';
import type { Transport } from '../graph';
import type { Cassette, Interaction } from './cassette';
import { jsonWithPseudonyms, withPseudonyms } from './pseudonym';
import { questionOf } from './question';
import { API } from './scrubText';

/**
 * Answers from a recording, without a network. A question that was asked several times is answered in the order of the
 * recording, and then by its last answer. One that is not in it fails its query; yet in a recording of another program it may be
 * answered by one that asks the same for other dates or in another page size.
 *
 * @param cassette the recording
 * @returns the transport; it throws GraphError for a question that is not in the recording
 */
export function replayTransport(cassette: Cassette): Transport {
  const exact = new Map<string, Interaction['response'][]>();
  const similar = new Map<string, Interaction['response'][]>();
  for (const { request, response } of cassette.interactions) {
    const question = questionOf(request.method, request.uri, request.body);
    exact.set(question.exact, [...(exact.get(question.exact) ?? []), response]);
    similar.set(question.similar, [...(similar.get(question.similar) ?? []), response]);
  }
  const ids = new Map<string, string>();
  return {
    send: async ({ method, url, body }) => {
      withPseudonyms(`${url} ${body ?? ''}`, (id, pseudonym) => ids.set(pseudonym, id));
      const question = questionOf(method, url, body ?? null);
      const found =
        take(exact, question.exact) ?? (cassette.isOurs ? undefined : take(similar, question.similar));
      if (found === undefined) {
        const words = `${question.words} is not in the recording${nearest(cassette, question.path)}`;
        throw new GraphError('query', words, { status: 0 });
      }
      return {
        status: found.status.code,
        headers: Object.fromEntries(
          Object.entries(found.headers).map(([name, [value = '']]) => [name, value]),
        ),
        body: asAsked(found.body.string, { ids, origin: new URL(url).origin }),
      };
    },
    close: () => undefined,
  };
}

function take(
  answers: Map<string, Interaction['response'][]>,
  question: string,
): Interaction['response'] | undefined {
  const [first, ...others] = answers.get(question) ?? [];
  if (others.length > 0) {
    answers.set(question, others);
  }
  return first;
}

/** The ids and the host with which was asked stand in the answer as they would in a real one. */
function asAsked(
  body: string,
  { ids, origin }: { readonly ids: ReadonlyMap<string, string>; readonly origin: string },
): string {
  return (
    jsonWithPseudonyms(body)
      .replace(/990\d{8,17}/g, (pseudonym) => ids.get(pseudonym) ?? pseudonym)
      .replaceAll(API, origin)
      .replaceAll(API.replaceAll('/', '\\/'), origin.replaceAll('/', '\\/'))
      // Recordings of the official harness hide codes too; most messages begin with theirs.
      .replace(/"code":\s*"REDACTED"/g, '"code":null')
  );
}

function nearest({ interactions }: Cassette, path: string): string {
  const other = interactions
    .map(({ request }) => questionOf(request.method, request.uri, request.body))
    .find((one) => one.path === path);
  return other === undefined ? '' : `; of this path it has ${other.words}`;
}
