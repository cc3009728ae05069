/** An entry of `parameters.accounts`, as the forms of `keboola.ex-instagram` and `keboola.ex-instagram-v2` write it. */
export interface LegacyAccount {
  readonly id: string;
  /** Empty where there is no page. */
  readonly fb_page_id: string;
  readonly name: string;
  readonly category: string;
}
