/* Generated from component_config/configSchema.json by `npm run generate`: do not edit. */
export const schema = {
  "$schema": "http://json-schema.org/draft-07/schema#",
  "title": "Instagram extractor",
  "type": "object",
  "required": [
    "queries"
  ],
  "properties": {
    "accounts": {
      "title": "Accounts",
      "description": "The Instagram business accounts to extract, by their id.",
      "type": "object",
      "propertyOrder": 10,
      "default": {},
      "additionalProperties": {
        "type": "object",
        "required": [
          "id"
        ],
        "properties": {
          "id": {
            "title": "Instagram account id",
            "type": "string",
            "pattern": "^[0-9]+$",
            "propertyOrder": 1
          },
          "name": {
            "title": "Name",
            "type": "string",
            "propertyOrder": 2
          },
          "category": {
            "title": "Category",
            "type": "string",
            "propertyOrder": 3
          },
          "fb_page_id": {
            "title": "Facebook page id",
            "type": [
              "string",
              "integer"
            ],
            "propertyOrder": 4
          }
        }
      }
    },
    "api-version": {
      "title": "Graph API version",
      "description": "Any version that the API still serves, such as v25.0.",
      "type": "string",
      "pattern": "^v[0-9]{1,3}\\.[0-9]{1,2}$",
      "default": "v25.0",
      "propertyOrder": 20
    },
    "bucket-id": {
      "title": "Bucket",
      "description": "The Storage bucket of the tables, such as in.c-instagram. The platform's default without it.",
      "type": "string",
      "propertyOrder": 30
    },
    "debug": {
      "title": "Debug",
      "description": "Tells every request in the log.",
      "type": "boolean",
      "format": "checkbox",
      "default": false,
      "propertyOrder": 40
    },
    "on-error": {
      "title": "When something fails",
      "description": "fail-at-end: write all that can be had, then fail. fail-fast: fail at the first. continue: only warn, unless nothing at all succeeded.",
      "type": "string",
      "enum": [
        "fail-at-end",
        "fail-fast",
        "continue"
      ],
      "default": "fail-at-end",
      "options": {
        "enum_titles": [
          "Write the rest, then fail",
          "Fail at once",
          "Write the rest and only warn"
        ]
      },
      "propertyOrder": 50
    },
    "overlap": {
      "title": "Overlap of 'last run' (days)",
      "description": "How many days before the end of the last complete run a query with since 'last run' begins again: numbers settle for up to 48 hours.",
      "type": "integer",
      "minimum": 0,
      "default": 2,
      "propertyOrder": 60
    },
    "max-wait": {
      "title": "Longest wait (minutes)",
      "description": "How long the API's allowance is waited for when there were too many calls. An account that would have to wait longer fails; the others go on.",
      "type": "integer",
      "minimum": 0,
      "default": 60,
      "propertyOrder": 64
    },
    "report": {
      "title": "Report",
      "description": "Writes the table run_report: rows, requests, retries, waits and what was left out, by query and account.",
      "type": "boolean",
      "format": "checkbox",
      "default": false,
      "propertyOrder": 66
    },
    "queries": {
      "title": "Queries",
      "type": "array",
      "propertyOrder": 70,
      "items": {
        "$ref": "#/definitions/query"
      }
    }
  },
  "definitions": {
    "query": {
      "title": "Query",
      "type": "object",
      "required": [
        "name",
        "query"
      ],
      "properties": {
        "id": {
          "title": "Id",
          "type": [
            "integer",
            "string"
          ],
          "propertyOrder": 1
        },
        "name": {
          "title": "Name",
          "description": "The first part of the tables' names.",
          "type": "string",
          "minLength": 1,
          "propertyOrder": 2
        },
        "type": {
          "title": "Type",
          "type": "string",
          "enum": [
            "nested-query"
          ],
          "default": "nested-query",
          "options": {
            "hidden": true
          },
          "propertyOrder": 3
        },
        "disabled": {
          "title": "Disabled",
          "type": "boolean",
          "format": "checkbox",
          "default": false,
          "propertyOrder": 4
        },
        "run-by-id": {
          "title": "Run by id",
          "description": "Accepted and without effect: every account is asked on its own.",
          "type": "boolean",
          "format": "checkbox",
          "default": false,
          "options": {
            "hidden": true
          },
          "propertyOrder": 5
        },
        "incremental": {
          "title": "Incremental load",
          "description": "Updates the tables by their primary key. Otherwise each run replaces them.",
          "type": "boolean",
          "format": "checkbox",
          "default": true,
          "propertyOrder": 6
        },
        "query": {
          "title": "Request",
          "type": "object",
          "propertyOrder": 7,
          "properties": {
            "path": {
              "title": "Path",
              "description": "Empty for the account itself, or an edge of it: media, stories, tags.",
              "type": "string",
              "default": "",
              "propertyOrder": 1
            },
            "fields": {
              "title": "Fields",
              "description": "Such as id,caption,comments{text,replies{text}},insights.metric(reach,views)",
              "type": "string",
              "format": "textarea",
              "default": "",
              "propertyOrder": 2
            },
            "parameters": {
              "title": "Parameters",
              "description": "Further parameters of the request, such as metric=reach&period=day. They count before what the query says elsewhere.",
              "type": "string",
              "propertyOrder": 9
            },
            "ids": {
              "title": "Accounts",
              "description": "Empty for every configured account, or ids with commas between them. Without this key the path begins at the API's root.",
              "type": "string",
              "propertyOrder": 3
            },
            "limit": {
              "title": "Page size",
              "type": [
                "string",
                "integer"
              ],
              "minimum": 1,
              "pattern": "^\\s*([1-9][0-9]{0,5})?\\s*$",
              "default": "25",
              "propertyOrder": 4
            },
            "since": {
              "title": "Since",
              "description": "yyyy-mm-dd, a unix timestamp, a relative date (30 days ago), or last run.",
              "type": [
                "string",
                "integer"
              ],
              "propertyOrder": 5
            },
            "until": {
              "title": "Until",
              "description": "yyyy-mm-dd, a unix timestamp or a relative date (yesterday).",
              "type": [
                "string",
                "integer"
              ],
              "propertyOrder": 6
            },
            "time-based-pagination": {
              "title": "Time-based pagination",
              "description": "Accepted and without effect: pages are followed as the API gives them.",
              "type": "boolean",
              "format": "checkbox",
              "default": false,
              "options": {
                "hidden": true
              },
              "propertyOrder": 7
            },
            "stop-on-empty-response": {
              "title": "Stop at an empty page",
              "description": "Otherwise only a page without a next one ends the list.",
              "type": "boolean",
              "format": "checkbox",
              "default": false,
              "propertyOrder": 8
            }
          }
        }
      }
    }
  }
} as const;
