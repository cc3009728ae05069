/* Generated from scripts/schema by `npm run generate`: do not edit. */

export interface Parameters {
/**
 * The professional accounts to read. Load the list and choose, or enter <code>all</code> for every account that you can see, also those added later.
 */
accounts?: {
[k: string]: {
id: string
name?: string
category?: string
fb_page_id?: (string | number)
[k: string]: unknown
}
}
/**
 * The version of the Graph API. Newer ones live longer; another one may be entered.
 */
"api-version"?: string
/**
 * How the configuration was authorized: with Facebook, which sees the accounts of its pages, or with Instagram, which sees one account without a page.
 */
login?: ("facebook" | "instagram")
/**
 * The bucket of the tables. Leave it empty for the configuration's own bucket.
 */
"bucket-id"?: string
/**
 * What to do when an account or a query fails.
 */
"on-error"?: ("fail-at-end" | "fail-fast" | "continue")
/**
 * For queries with the date 'last run'. Instagram corrects its numbers for up to two days.
 */
overlap?: number
/**
 * The API limits its calls by the hour. An account that would have to wait longer fails.
 */
"max-wait"?: number
/**
 * A table run_report with what each query did for each account.
 */
report?: boolean
debug?: boolean
"fail-on-missing-permissions"?: unknown
v1_compatibility?: unknown
runtime?: unknown
queries: Query[]
[k: string]: unknown
}
export interface Query {
id?: (number | string)
/**
 * A template fills in the name, the endpoint and the fields; whatever you enter below counts instead.
 */
template?: string
/**
 * The other account, for the template Business discovery of a competitor.
 */
username?: string
/**
 * The hashtag, for the template Hashtag top media.
 */
hashtag?: string
/**
 * The first part of the tables' names.
 */
name: string
type?: "nested-query"
/**
 * Accepted and without effect: every account is asked on its own.
 */
"run-by-id"?: boolean
scope?: ("all" | "chosen" | "none")
"chosen-accounts"?: string[]
/**
 * Rows are updated by the primary key. Otherwise each run replaces the tables.
 */
incremental?: boolean
/**
 * Rows and key get the day of the run, so that followers and lifetime insights become a history.
 */
snapshot?: boolean
disabled?: boolean
query: {
/**
 * What to read of each account: media, stories, tags. Empty for the account itself and its insights.
 */
path?: string
/**
 * Names with commas between them. Braces ask for what belongs to each, such as comments.
 */
fields?: string
/**
 * The older form of scope: empty for every account, ids with commas between them, or absent for none.
 */
ids?: string
/**
 * A date, days ago, or last run: where the last complete run of this query ended.
 */
since?: (string | number)
/**
 * A date that is not included any more.
 */
until?: (string | number)
/**
 * How many objects one request gets. Smaller where the API says that it is too much data; that happens by itself.
 */
limit?: (string | number)
/**
 * Parameters of the request as they stand in an address. They count before what is said elsewhere.
 */
parameters?: string
/**
 * Accepted and without effect: pages are followed as the API gives them.
 */
"time-based-pagination"?: boolean
/**
 * Otherwise a list ends only where the API says that there is no next page.
 */
"stop-on-empty-response"?: boolean
[k: string]: unknown
}
[k: string]: unknown
}
