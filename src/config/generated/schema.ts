/* Generated from scripts/schema by `npm run generate`: do not edit. */
export const schema = {
  "type": "object",
  "required": [
    "queries"
  ],
  "properties": {
    "accounts": {
      "type": "object",
      "additionalProperties": {
        "type": "object",
        "required": [
          "id"
        ],
        "properties": {
          "id": {
            "type": "string",
            "pattern": "^[0-9]+$"
          },
          "name": {
            "type": "string"
          },
          "category": {
            "type": "string"
          },
          "fb_page_id": {
            "type": [
              "string",
              "integer"
            ]
          }
        }
      }
    },
    "api-version": {
      "type": "string",
      "pattern": "^v[0-9]{1,3}\\.[0-9]{1,2}$"
    },
    "login": {
      "type": "string",
      "enum": [
        "facebook",
        "instagram"
      ]
    },
    "bucket-id": {
      "type": "string"
    },
    "on-error": {
      "type": "string",
      "enum": [
        "fail-at-end",
        "fail-fast",
        "continue"
      ]
    },
    "overlap": {
      "type": "integer",
      "minimum": 0
    },
    "max-wait": {
      "type": "integer",
      "minimum": 0
    },
    "report": {
      "type": "boolean"
    },
    "debug": {
      "type": "boolean"
    },
    "fail-on-missing-permissions": {},
    "v1_compatibility": {},
    "runtime": {},
    "queries": {
      "type": "array",
      "items": {
        "$ref": "#/definitions/query"
      }
    }
  },
  "definitions": {
    "query": {
      "type": "object",
      "required": [
        "name",
        "query"
      ],
      "if": {
        "required": [
          "scope"
        ],
        "properties": {
          "scope": {
            "const": "chosen"
          }
        }
      },
      "then": {
        "required": [
          "chosen-accounts"
        ],
        "properties": {
          "chosen-accounts": {
            "minItems": 1
          }
        }
      },
      "properties": {
        "id": {
          "type": [
            "integer",
            "string"
          ]
        },
        "template": {
          "type": "string"
        },
        "username": {
          "type": "string",
          "pattern": "^\\s*@?[A-Za-z0-9._]*\\s*$"
        },
        "hashtag": {
          "type": "string",
          "pattern": "^\\s*#?[^\\s#&?/(){}]*\\s*$"
        },
        "name": {
          "type": "string",
          "minLength": 1
        },
        "type": {
          "type": "string",
          "enum": [
            "nested-query"
          ]
        },
        "run-by-id": {
          "type": "boolean"
        },
        "scope": {
          "type": "string",
          "enum": [
            "all",
            "chosen",
            "none"
          ]
        },
        "chosen-accounts": {
          "type": "array",
          "uniqueItems": true,
          "items": {
            "type": "string",
            "pattern": "^[0-9]+$"
          }
        },
        "incremental": {
          "type": "boolean"
        },
        "snapshot": {
          "type": "boolean"
        },
        "disabled": {
          "type": "boolean"
        },
        "query": {
          "type": "object",
          "properties": {
            "path": {
              "type": "string"
            },
            "fields": {
              "type": "string"
            },
            "ids": {
              "type": "string"
            },
            "since": {
              "type": [
                "string",
                "integer"
              ]
            },
            "until": {
              "type": [
                "string",
                "integer"
              ]
            },
            "limit": {
              "type": [
                "string",
                "integer"
              ],
              "minimum": 1,
              "pattern": "^\\s*([1-9][0-9]{0,5})?\\s*$"
            },
            "parameters": {
              "type": "string"
            },
            "time-based-pagination": {
              "type": "boolean"
            },
            "stop-on-empty-response": {
              "type": "boolean"
            }
          }
        }
      }
    }
  }
} as const;
