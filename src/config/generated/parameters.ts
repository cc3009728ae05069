/* Generated from component_config/configSchema.json by `npm run generate`: do not edit. */

export interface Parameters {
/**
 * The Instagram business accounts to extract, by their id.
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
 * Any version that the API still serves, such as v25.0.
 */
"api-version"?: string
/**
 * The Storage bucket of the tables, such as in.c-instagram. The platform's default without it.
 */
"bucket-id"?: string
/**
 * Tells every request in the log.
 */
debug?: boolean
/**
 * fail-at-end: write all that can be had, then fail. fail-fast: fail at the first. continue: only warn, unless nothing at all succeeded.
 */
"on-error"?: ("fail-at-end" | "fail-fast" | "continue")
/**
 * How many days before the end of the last complete run a query with since 'last run' begins again: numbers settle for up to 48 hours.
 */
overlap?: number
/**
 * How long the API's allowance is waited for when there were too many calls. An account that would have to wait longer fails; the others go on.
 */
"max-wait"?: number
/**
 * Writes the table run_report: rows, requests, retries, waits and what was left out, by query and account.
 */
report?: boolean
queries: Query[]
[k: string]: unknown
}
export interface Query {
id?: (number | string)
/**
 * The first part of the tables' names.
 */
name: string
type?: "nested-query"
disabled?: boolean
/**
 * Accepted and without effect: every account is asked on its own.
 */
"run-by-id"?: boolean
/**
 * Updates the tables by their primary key. Otherwise each run replaces them.
 */
incremental?: boolean
query: {
/**
 * Empty for the account itself, or an edge of it: media, stories, tags.
 */
path?: string
/**
 * Such as id,caption,comments{text,replies{text}},insights.metric(reach,views)
 */
fields?: string
/**
 * Further parameters of the request, such as metric=reach&period=day. They count before what the query says elsewhere.
 */
parameters?: string
/**
 * Empty for every configured account, or ids with commas between them. Without this key the path begins at the API's root.
 */
ids?: string
limit?: (string | number)
/**
 * yyyy-mm-dd, a unix timestamp, a relative date (30 days ago), or last run.
 */
since?: (string | number)
/**
 * yyyy-mm-dd, a unix timestamp or a relative date (yesterday).
 */
until?: (string | number)
/**
 * Accepted and without effect: pages are followed as the API gives them.
 */
"time-based-pagination"?: boolean
/**
 * Otherwise only a page without a next one ends the list.
 */
"stop-on-empty-response"?: boolean
[k: string]: unknown
}
[k: string]: unknown
}
