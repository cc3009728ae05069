import { GraphError } from '../errors';

/**
 * Reads pages; where the API says that it has no data to give, such as "Not enough users", there are no rows and
 * nothing failed (SPEC §9).
 *
 * @param pages the pages
 * @param tell told the API's words
 * @returns the pages, up to that answer
 */
export async function* emptyWithoutData<Page>(
  pages: AsyncIterable<Page>,
  tell: (message: string) => void,
): AsyncGenerator<Page, void, undefined> {
  try {
    yield* pages;
  } catch (error) {
    if (!(error instanceof GraphError) || error.kind !== 'no-data') {
      throw error;
    }
    tell(`The API has no data: ${error.message}`);
  }
}
