/** The parameters of a request: those of its URL, then those of its form. */
export function paramsOf(uri: string, form: string | null): [string, string][] {
  return [...new URL(uri).searchParams, ...new URLSearchParams(form ?? '')];
}
