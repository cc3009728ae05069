import { isForm } from './body';

/** The parameters of a request: those of its URL, then those of its form. */
export function paramsOf(uri: string, body: string | null): [string, string][] {
  return [...new URL(uri).searchParams, ...new URLSearchParams(body !== null && isForm(body) ? body : '')];
}
