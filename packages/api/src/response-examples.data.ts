// Made by the service: npx vitest run packages/api/test/response-examples.test.ts -u

/** Answers to the examples of requests, by operation and status. */
export const responseExamples: Readonly<Record<string, Readonly<Record<number, unknown>>>> = {
  "lint": {
    "200": {
      "report": {
        "version": 1,
        "counts": {
          "error": 0,
          "warning": 0,
          "hint": 5
        },
        "files": [
          "Reports.cyberduckprofile"
        ],
        "skipped": [],
        "findings": [
          {
            "code": "profile-description-missing",
            "severity": "hint",
            "file": "Reports.cyberduckprofile",
            "start": {
              "line": 2,
              "column": 22,
              "offset": 60
            },
            "end": {
              "line": 2,
              "column": 28,
              "offset": 66
            },
            "message": "\"Description\" is missing",
            "hints": [
              "add: <key>Description</key><string>What people choose in the menu</string>"
            ],
            "because": "Without it the menu shows the name of the parent, so that two entries look the same.",
            "whatToDo": "Add a Description.",
            "programs": [
              "cyberduck@9.2",
              "cyberduck@9.4",
              "cyberduck@9.5",
              "mountain-duck@5.1",
              "mountain-duck@5.2",
              "mountain-duck@5.3"
            ],
            "facts": {
              "state": "missing"
            },
            "related": [],
            "fixes": []
          },
          {
            "code": "profile-host-open",
            "severity": "hint",
            "file": "Reports.cyberduckprofile",
            "start": {
              "line": 5,
              "column": 38,
              "offset": 197
            },
            "end": {
              "line": 5,
              "column": 52,
              "offset": 211
            },
            "message": "s3.example.net is only filled in: the server can be changed in every bookmark",
            "hints": [
              "to lock it: <key>Hostname Configurable</key><false/>"
            ],
            "because": "For S3 the server stays open even when the profile names one, unless the profile says otherwise.",
            "whatToDo": "Say which is meant: set Hostname Configurable.",
            "programs": [
              "cyberduck@9.2",
              "cyberduck@9.4",
              "cyberduck@9.5",
              "mountain-duck@5.1",
              "mountain-duck@5.2",
              "mountain-duck@5.3"
            ],
            "facts": {
              "host": "s3.example.net"
            },
            "related": [],
            "fixes": []
          },
          {
            "code": "profile-region-missing",
            "severity": "hint",
            "file": "Reports.cyberduckprofile",
            "start": {
              "line": 5,
              "column": 38,
              "offset": 197
            },
            "end": {
              "line": 5,
              "column": 52,
              "offset": 211
            },
            "message": "without \"Region\" requests to s3.example.net are signed for us-east-1",
            "hints": [],
            "because": "Only hosts of AWS tell their region. Many servers take us-east-1; those that do not answer that the signature does not match.",
            "whatToDo": "Set Region to what the server expects; if that is us-east-1, say so.",
            "programs": [
              "cyberduck@9.2",
              "cyberduck@9.4",
              "cyberduck@9.5",
              "mountain-duck@5.1",
              "mountain-duck@5.2",
              "mountain-duck@5.3"
            ],
            "facts": {
              "host": "s3.example.net"
            },
            "related": [],
            "fixes": []
          },
          {
            "code": "profile-regions-inherited",
            "severity": "hint",
            "file": "Reports.cyberduckprofile",
            "start": {
              "line": 5,
              "column": 38,
              "offset": 197
            },
            "end": {
              "line": 5,
              "column": 52,
              "offset": 211
            },
            "message": "without \"Regions\" the 33 regions of AWS are offered for buckets on s3.example.net",
            "hints": [],
            "because": "A profile for S3 inherits the list of Amazon S3, and a new bucket asks for a region that the server does not have.",
            "whatToDo": "List the regions of the server, even when there is one only.",
            "programs": [
              "cyberduck@9.2",
              "cyberduck@9.4",
              "cyberduck@9.5",
              "mountain-duck@5.1",
              "mountain-duck@5.2",
              "mountain-duck@5.3"
            ],
            "facts": {
              "host": "s3.example.net",
              "count": 33
            },
            "related": [],
            "fixes": []
          },
          {
            "code": "profile-storage-classes-inherited",
            "severity": "hint",
            "file": "Reports.cyberduckprofile",
            "start": {
              "line": 5,
              "column": 38,
              "offset": 197
            },
            "end": {
              "line": 5,
              "column": 52,
              "offset": 211
            },
            "message": "without \"Properties\" the storage classes of AWS are offered on s3.example.net",
            "hints": [
              "add to Properties: <key>s3.storage.class.options</key><string>STANDARD</string>"
            ],
            "because": "A profile for S3 without Properties inherits those of Amazon S3, and the server refuses an upload into a class that it does not have.",
            "whatToDo": "Set s3.storage.class.options to the classes of the server.",
            "programs": [
              "cyberduck@9.2",
              "cyberduck@9.4",
              "cyberduck@9.5",
              "mountain-duck@5.1",
              "mountain-duck@5.2",
              "mountain-duck@5.3"
            ],
            "facts": {
              "host": "s3.example.net"
            },
            "related": [],
            "fixes": []
          }
        ],
        "suppressed": []
      },
      "fixed": {
        "applied": [
          "rename the key to \"Default Hostname\""
        ],
        "files": [
          {
            "name": "Reports.cyberduckprofile",
            "text": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\"><dict>\n  <key>Protocol</key><string>s3</string>\n  <key>Vendor</key><string>example-reports</string>\n  <key>Default Hostname</key><string>s3.example.net</string>\n</dict></plist>\n"
          }
        ]
      }
    }
  },
  "inspect": {
    "200": {
      "version": 1,
      "skipped": [],
      "inspections": [
        {
          "program": "cyberduck@9.5",
          "title": "s3://AKIAIOSFODNN7EXAMPLE@s3.amazonaws.com/reports: URL as Cyberduck 9.5 reads it",
          "notes": [],
          "sections": [
            {
              "title": "The bookmark that it stands for",
              "values": [
                {
                  "name": "Protocol",
                  "value": "s3",
                  "secret": false,
                  "meaning": "identifier of the protocol",
                  "origin": {
                    "kind": "file",
                    "file": "s3://AKIAIOSFODNN7EXAMPLE@s3.amazonaws.com/reports",
                    "start": {
                      "line": 1,
                      "column": 1,
                      "offset": 0
                    },
                    "end": {
                      "line": 1,
                      "column": 3,
                      "offset": 2
                    }
                  }
                },
                {
                  "name": "Username",
                  "value": "AKIAIOSFODNN7EXAMPLE",
                  "secret": false,
                  "meaning": "user, access key id, or AWS profile name",
                  "origin": {
                    "kind": "file",
                    "file": "s3://AKIAIOSFODNN7EXAMPLE@s3.amazonaws.com/reports",
                    "start": {
                      "line": 1,
                      "column": 6,
                      "offset": 5
                    },
                    "end": {
                      "line": 1,
                      "column": 26,
                      "offset": 25
                    }
                  }
                },
                {
                  "name": "Hostname",
                  "value": "s3.amazonaws.com",
                  "secret": false,
                  "meaning": "server",
                  "origin": {
                    "kind": "file",
                    "file": "s3://AKIAIOSFODNN7EXAMPLE@s3.amazonaws.com/reports",
                    "start": {
                      "line": 1,
                      "column": 27,
                      "offset": 26
                    },
                    "end": {
                      "line": 1,
                      "column": 43,
                      "offset": 42
                    }
                  }
                },
                {
                  "name": "Path",
                  "value": "/reports",
                  "secret": false,
                  "meaning": "initial folder",
                  "origin": {
                    "kind": "file",
                    "file": "s3://AKIAIOSFODNN7EXAMPLE@s3.amazonaws.com/reports",
                    "start": {
                      "line": 1,
                      "column": 43,
                      "offset": 42
                    },
                    "end": {
                      "line": 1,
                      "column": 51,
                      "offset": 50
                    }
                  }
                }
              ]
            }
          ]
        }
      ]
    }
  },
  "plan": {
    "200": {
      "version": 1,
      "program": "aws-cli@2",
      "target": "aws:reports",
      "strategy": "unsupported",
      "settings": [
        {
          "name": "region",
          "value": "us-east-1",
          "secret": false,
          "origin": {
            "kind": "default",
            "of": "AWS CLI 2"
          }
        }
      ],
      "steps": [],
      "problems": [
        {
          "code": "aws-source-profile-unknown",
          "severity": "error",
          "message": "source_profile of \"reports\" names \"anna\", and there is no such profile",
          "hints": [
            "profiles here: reports",
            "AWS CLI 2 says: The source_profile \"anna\" referenced in the profile \"reports\" does not exist."
          ],
          "whatToDo": "Correct the name (case counts, no quotes, no note behind it), or add the profile.",
          "file": ".aws/config",
          "start": {
            "line": 3,
            "column": 18,
            "offset": 85
          },
          "end": {
            "line": 3,
            "column": 22,
            "offset": 89
          }
        }
      ]
    }
  },
  "doctor": {
    "200": {
      "version": 1,
      "program": "aws-cli@2",
      "target": "aws:reports",
      "online": false,
      "verdict": "failing",
      "first": {
        "check": "plan-sound",
        "code": "aws-source-profile-unknown",
        "problem": "source_profile of \"reports\" names \"anna\", and there is no such profile",
        "whatToDo": "Correct the name (case counts, no quotes, no note behind it), or add the profile."
      },
      "counts": {
        "passed": 8,
        "warned": 0,
        "failed": 1,
        "skipped": 24,
        "broken": 0
      },
      "overrides": [],
      "standsFor": {
        "because": "newest"
      },
      "surroundings": {
        "platform": "linux",
        "programs": [],
        "profiles": [],
        "bookmarks": [],
        "awsFiles": [
          {
            "kind": "config",
            "path": "/home/user/.aws/config"
          }
        ],
        "caches": [],
        "variables": [],
        "proxies": []
      },
      "categories": [
        {
          "id": "surroundings",
          "title": "Surroundings",
          "checks": [
            {
              "id": "program-installed",
              "title": "The program is known",
              "online": false,
              "outcome": "passed",
              "message": "the AWS CLI is not installed here: stands for AWS CLI 2, the newest; --as names another",
              "details": [
                "signs in with access keys, a profile of ~/.aws, credential_process, AssumeRole with MFA, OpenID Connect, Identity Center",
                "not with Identity Center with [sso-session], which came with 2.9.0",
                "not with Identity Center with a browser that comes back (PKCE), which came with 2.22.0",
                "AWS config file in /home/user/.aws/config"
              ],
              "whatToDo": [],
              "codes": [],
              "facts": {
                "program": "AWS CLI 2",
                "missing": "the AWS CLI"
              },
              "diagnostics": [],
              "durationMs": 0
            },
            {
              "id": "version-sufficient",
              "title": "The version can do this",
              "online": false,
              "outcome": "passed",
              "message": "every version can do this",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            },
            {
              "id": "version-regressions",
              "title": "The version has no known defect",
              "online": false,
              "outcome": "skipped",
              "skipped": "not-applicable",
              "message": "no version is known to compare with",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            },
            {
              "id": "environment-quiet",
              "title": "The environment is quiet",
              "online": false,
              "outcome": "passed",
              "message": "no variable stands in the way",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            },
            {
              "id": "proxy-settings",
              "title": "Proxies are usable",
              "online": false,
              "outcome": "passed",
              "message": "no variable names one",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            }
          ]
        },
        {
          "id": "files",
          "title": "Files",
          "checks": [
            {
              "id": "files-readable",
              "title": "Files can be read",
              "online": false,
              "outcome": "passed",
              "message": "1 file read",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {
                "count": "1 file"
              },
              "diagnostics": [],
              "durationMs": 0
            },
            {
              "id": "secrets-private",
              "title": "Key files are private",
              "online": false,
              "outcome": "passed",
              "message": "there is no file to read",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            },
            {
              "id": "named-files-there",
              "title": "What the target names is there",
              "online": false,
              "outcome": "skipped",
              "skipped": "not-applicable",
              "message": "the target names no other file",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            },
            {
              "id": "lint-clean",
              "title": "Files hold no errors",
              "online": false,
              "outcome": "passed",
              "message": "no errors in the files",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            },
            {
              "id": "profile-current",
              "title": "The profile is as published",
              "online": false,
              "outcome": "skipped",
              "skipped": "not-applicable",
              "message": "needs --profiles-folder",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            }
          ]
        },
        {
          "id": "plan",
          "title": "Plan",
          "checks": [
            {
              "id": "connection-profile-found",
              "title": "The connection profile is known",
              "online": false,
              "outcome": "skipped",
              "skipped": "not-applicable",
              "message": "no connection profile is named",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            },
            {
              "id": "plan-sound",
              "title": "The plan has no problem",
              "online": false,
              "outcome": "failed",
              "message": "1 error found before any call",
              "details": [],
              "whatToDo": [],
              "codes": [
                "aws-source-profile-unknown"
              ],
              "facts": {
                "count": "1 error"
              },
              "diagnostics": [
                {
                  "code": "aws-source-profile-unknown",
                  "severity": "error",
                  "file": "/home/user/.aws/config",
                  "start": {
                    "line": 3,
                    "column": 18,
                    "offset": 85
                  },
                  "end": {
                    "line": 3,
                    "column": 22,
                    "offset": 89
                  },
                  "message": "source_profile of \"reports\" names \"anna\", and there is no such profile",
                  "hints": [
                    "profiles here: reports",
                    "AWS CLI 2 says: The source_profile \"anna\" referenced in the profile \"reports\" does not exist."
                  ],
                  "because": "The AWS CLI stops with \"The source_profile … does not exist\"; Cyberduck logs \"Missing source profile with name\" and goes on without credentials.",
                  "whatToDo": "Correct the name (case counts, no quotes, no note behind it), or add the profile.",
                  "programs": [
                    "aws-cli@2"
                  ],
                  "facts": {
                    "program": "AWS CLI 2",
                    "profile": "reports",
                    "source": "anna",
                    "candidates": [
                      "reports"
                    ],
                    "words": "The source_profile \"anna\" referenced in the profile \"reports\" does not exist."
                  },
                  "related": [],
                  "fixes": []
                }
              ],
              "durationMs": 0
            },
            {
              "id": "values-shadowed",
              "title": "No value hides another one",
              "online": false,
              "outcome": "passed",
              "message": "each value is set once",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            },
            {
              "id": "keychain-used",
              "title": "What is typed can be kept",
              "online": false,
              "outcome": "skipped",
              "skipped": "not-applicable",
              "message": "no key is typed",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            },
            {
              "id": "bookmarks-distinct",
              "title": "No other bookmark is the same",
              "online": false,
              "outcome": "skipped",
              "skipped": "not-applicable",
              "message": "no bookmark that keeps an account and a role",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            }
          ]
        },
        {
          "id": "cache",
          "title": "Cache",
          "checks": [
            {
              "id": "cached-sign-in",
              "title": "A cached sign-in is of use",
              "online": false,
              "outcome": "skipped",
              "skipped": "not-applicable",
              "message": "no cached sign-in is used",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            },
            {
              "id": "cache-for-era",
              "title": "The AWS CLI left the keys",
              "online": false,
              "outcome": "skipped",
              "skipped": "not-applicable",
              "message": "it takes no keys from the cache of the AWS CLI",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            }
          ]
        },
        {
          "id": "network",
          "title": "Network",
          "checks": [
            {
              "id": "endpoint-name-resolves",
              "title": "Server names resolve",
              "online": true,
              "outcome": "skipped",
              "skipped": "needs-online",
              "message": "needs --online",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            },
            {
              "id": "no-captive-portal",
              "title": "Nobody else answers",
              "online": true,
              "outcome": "skipped",
              "skipped": "needs-online",
              "message": "needs --online",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            },
            {
              "id": "endpoint-reachable",
              "title": "Servers can be reached",
              "online": true,
              "outcome": "skipped",
              "skipped": "needs-online",
              "message": "needs --online",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            },
            {
              "id": "clock-right",
              "title": "The clock is right",
              "online": true,
              "outcome": "skipped",
              "skipped": "needs-online",
              "message": "needs --online",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            },
            {
              "id": "tls-trusted",
              "title": "Certificates are trusted",
              "online": true,
              "outcome": "skipped",
              "skipped": "needs-online",
              "message": "needs --online",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            },
            {
              "id": "sts-endpoint-answers",
              "title": "STS answers",
              "online": true,
              "outcome": "skipped",
              "skipped": "needs-online",
              "message": "needs --online",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            },
            {
              "id": "identity-center-answers",
              "title": "Identity Center answers",
              "online": true,
              "outcome": "skipped",
              "skipped": "needs-online",
              "message": "needs --online",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            },
            {
              "id": "issuer-answers",
              "title": "The issuer of the token answers",
              "online": true,
              "outcome": "skipped",
              "skipped": "needs-online",
              "message": "needs --online",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            }
          ]
        },
        {
          "id": "sign-in",
          "title": "Sign-in",
          "checks": [
            {
              "id": "source-keys-valid",
              "title": "The keys are valid",
              "online": true,
              "outcome": "skipped",
              "skipped": "needs-online",
              "message": "needs --online",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            },
            {
              "id": "session-obtained",
              "title": "The sign-in gives keys",
              "online": true,
              "outcome": "skipped",
              "skipped": "needs-online",
              "message": "needs --online",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            },
            {
              "id": "role-assumable",
              "title": "The role can be assumed",
              "online": true,
              "outcome": "skipped",
              "skipped": "needs-online",
              "message": "needs --online",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            }
          ]
        },
        {
          "id": "policy",
          "title": "Policy",
          "checks": [
            {
              "id": "duration-fits",
              "title": "The session length is allowed",
              "online": false,
              "outcome": "skipped",
              "skipped": "not-applicable",
              "message": "no length of its own is asked for",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            },
            {
              "id": "policy-files-allow",
              "title": "The given policies allow the role",
              "online": false,
              "outcome": "skipped",
              "skipped": "not-applicable",
              "message": "no policy files are given (--trust-policy, --policy)",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            },
            {
              "id": "policies-allow",
              "title": "The policies allow the role",
              "online": true,
              "outcome": "skipped",
              "skipped": "needs-online",
              "message": "needs --online",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            }
          ]
        },
        {
          "id": "storage",
          "title": "Storage",
          "checks": [
            {
              "id": "bucket-address",
              "title": "The program can speak to the server",
              "online": false,
              "outcome": "skipped",
              "skipped": "not-applicable",
              "message": "the plan lists nothing",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            },
            {
              "id": "buckets-listable",
              "title": "Buckets can be listed",
              "online": true,
              "outcome": "skipped",
              "skipped": "needs-online",
              "message": "needs --online",
              "details": [],
              "whatToDo": [],
              "codes": [],
              "facts": {},
              "diagnostics": [],
              "durationMs": 0
            }
          ]
        }
      ]
    }
  },
  "explain": {
    "200": {
      "version": 1,
      "explanations": [
        {
          "kind": "failure",
          "code": "sts-session-expired",
          "facts": {},
          "title": "The temporary credentials have run out",
          "meaning": "The session token was valid once; its time is over.",
          "causes": [
            "Temporary keys were pasted into ~/.aws/credentials and are now old: nothing renews them there.",
            "The role or Identity Center session is over (one hour by default).",
            "A session token saved in the keychain hides newer keys in the AWS files."
          ],
          "whatToDo": [
            "Sign in again: duckbill connect TARGET",
            "Remove old aws_session_token lines, also from the other file: a stale token in ~/.aws/config joins fresh keys in ~/.aws/credentials.",
            "Use a profile with role_arn and source_profile instead of pasted keys; it renews by itself."
          ],
          "inCyberduck": "\"Login failed\" with this text.",
          "links": [
            "https://github.com/iterate-ch/cyberduck/issues/18150",
            "https://github.com/iterate-ch/cyberduck/issues/18230"
          ],
          "source": "aws-wire §2.5; cyberduck-s3-connect §1.1, §5.2"
        }
      ]
    }
  },
  "convert": {
    "200": {
      "version": 1,
      "to": "bookmark",
      "files": [
        {
          "name": "01935a6e-7c1a-7000-8000-0123456789ab.duck",
          "text": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n<plist version=\"1.0\">\n<dict>\n\t<key>Protocol</key>\n\t<string>s3</string>\n\t<key>Provider</key>\n\t<string>iterate GmbH</string>\n\t<key>UUID</key>\n\t<string>01935a6e-7c1a-7000-8000-0123456789ab</string>\n\t<key>Hostname</key>\n\t<string>s3.amazonaws.com</string>\n\t<key>Port</key>\n\t<string>443</string>\n\t<key>Username</key>\n\t<string>AKIAIOSFODNN7EXAMPLE</string>\n\t<key>Path</key>\n\t<string>/reports</string>\n</dict>\n</plist>",
          "masked": false
        }
      ],
      "report": {
        "version": 1,
        "counts": {
          "error": 0,
          "warning": 0,
          "hint": 0
        },
        "files": [],
        "skipped": [],
        "findings": [],
        "suppressed": []
      }
    }
  },
  "generate": {
    "200": {
      "version": 1,
      "target": "bookmark",
      "access": "keys",
      "programs": [
        "cyberduck@9.5"
      ],
      "files": [
        {
          "kind": "bookmark",
          "name": "iterate GmbH.duck",
          "text": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n<plist version=\"1.0\">\n<dict>\n\t<key>Protocol</key>\n\t<string>s3</string>\n\t<key>Provider</key>\n\t<string>iterate GmbH</string>\n\t<key>UUID</key>\n\t<string>e55cc770-fde9-5394-8af2-44ca9c7f959a</string>\n\t<key>Hostname</key>\n\t<string>s3.amazonaws.com</string>\n\t<key>Port</key>\n\t<string>443</string>\n\t<key>Username</key>\n\t<string>AKIAIOSFODNN7EXAMPLE</string>\n\t<key>Path</key>\n\t<string>example-reports</string>\n</dict>\n</plist>"
        }
      ],
      "notes": []
    }
  },
  "checkPolicy": {
    "200": {
      "version": 1,
      "verdict": "unknown",
      "action": "sts:AssumeRole",
      "role": "arn:aws:iam::111122223333:role/Reports",
      "caller": "arn:aws:iam::111122223333:user/anna",
      "mfa": "absent",
      "reason": "it hangs on the policies of the user: give them with --policy FILE",
      "open": "identity",
      "statements": [
        {
          "file": "trust.json",
          "line": 1,
          "column": 39,
          "statement": 1,
          "effect": "Allow",
          "part": "decides",
          "reasons": []
        }
      ]
    }
  },
  "lintPolicy": {
    "200": {
      "report": {
        "version": 1,
        "counts": {
          "error": 0,
          "warning": 0,
          "hint": 1
        },
        "files": [
          "trust.json"
        ],
        "skipped": [],
        "findings": [
          {
            "code": "iam-mfa-missing",
            "severity": "hint",
            "file": "trust.json",
            "start": {
              "line": 1,
              "column": 75,
              "offset": 74
            },
            "end": {
              "line": 1,
              "column": 107,
              "offset": 106
            },
            "message": "this statement lets in arn:aws:iam::111122223333:root without MFA",
            "hints": [
              "add: \"Condition\": {\"Bool\": {\"aws:MultiFactorAuthPresent\": \"true\"}}"
            ],
            "because": "Whoever has the access key has the role: the code that the program asks for is sent, and changes nothing.",
            "whatToDo": "Add the condition to the trust policy.",
            "programs": [
              "cyberduck@9.2",
              "cyberduck@9.4",
              "cyberduck@9.5",
              "mountain-duck@5.1",
              "mountain-duck@5.2",
              "mountain-duck@5.3",
              "aws-cli@1",
              "aws-cli@2",
              "sdk-js@3",
              "sdk-java@2",
              "sdk-go@2"
            ],
            "facts": {
              "who": "arn:aws:iam::111122223333:root"
            },
            "related": [],
            "fixes": []
          }
        ],
        "suppressed": []
      }
    }
  },
  "listRules": {
    "200": {
      "version": 1,
      "rules": [
        {
          "code": "plist-unreadable",
          "title": "The file is not a property list that Cyberduck can read",
          "message": "not a readable property list: {problem}",
          "hints": [
            "expected {expected}"
          ],
          "because": "Cyberduck refuses the whole file, so the profile or bookmark does not appear at all.",
          "whatToDo": "Mend the place shown. If the file came by mail or chat, fetch it again: a cut-off download looks like this.",
          "severity": "error",
          "programs": [
            "cyberduck@9.2",
            "cyberduck@9.4",
            "cyberduck@9.5",
            "mountain-duck@5.1",
            "mountain-duck@5.2",
            "mountain-duck@5.3"
          ],
          "source": "cyberduck-formats §1",
          "aliases": [
            "F01"
          ],
          "effects": [
            {
              "programs": [
                "cyberduck@9.2",
                "cyberduck@9.4",
                "cyberduck@9.5",
                "mountain-duck@5.1",
                "mountain-duck@5.2",
                "mountain-duck@5.3"
              ],
              "effect": "Cyberduck refuses the whole file, so the profile or bookmark does not appear at all."
            },
            {
              "programs": [
                "aws-cli@1",
                "aws-cli@2",
                "sdk-js@3",
                "sdk-java@2",
                "sdk-go@2"
              ],
              "effect": "Does not read such files."
            }
          ]
        },
        {
          "code": "plist-root-not-dictionary",
          "title": "The property list is not a dictionary",
          "message": "the outermost value is {type}, not a dictionary",
          "hints": [
            "wrap the settings in <dict> … </dict>"
          ],
          "because": "Cyberduck takes the outermost value for a dictionary without looking and fails.",
          "whatToDo": "Put the settings as keys and values into one <dict> directly inside <plist>.",
          "severity": "error",
          "programs": [
            "cyberduck@9.2",
            "cyberduck@9.4",
            "cyberduck@9.5",
            "mountain-duck@5.1",
            "mountain-duck@5.2",
            "mountain-duck@5.3"
          ],
          "source": "cyberduck-formats §1.1",
          "aliases": [
            "F02"
          ],
          "effects": [
            {
              "programs": [
                "cyberduck@9.2",
                "cyberduck@9.4",
                "cyberduck@9.5",
                "mountain-duck@5.1",
                "mountain-duck@5.2",
                "mountain-duck@5.3"
              ],
              "effect": "Cyberduck takes the outermost value for a dictionary without looking and fails."
            },
            {
              "programs": [
                "aws-cli@1",
                "aws-cli@2",
                "sdk-js@3",
                "sdk-java@2",
                "sdk-go@2"
              ],
              "effect": "Does not read such files."
            }
          ]
        }
      ]
    }
  },
  "showRule": {
    "200": {
      "code": "profile-token-flag-for-role",
      "title": "\"Token Configurable\" is set where \"Role Configurable\" is meant",
      "message": "\"Token Configurable\" asks for a session token; to assume {role} the profile needs \"Role Configurable\"",
      "label": "from an older guide",
      "hints": [
        "replace it by: <key>Role Configurable</key><true/>",
        "and for the MFA device: <key>Multi Factor Configurable</key><true/>"
      ],
      "because": "Since Cyberduck 9.3 the role comes with Role Configurable and Multi Factor Configurable. Token Configurable only decides whether a token is asked for, or has to come from the AWS CLI.",
      "whatToDo": "Use Role Configurable (and Multi Factor Configurable, when mfa_serial is there) in its place.",
      "severity": "error",
      "programs": [
        "cyberduck@9.4",
        "cyberduck@9.5",
        "mountain-duck@5.2",
        "mountain-duck@5.3"
      ],
      "source": "cyberduck-s3-connect §7, first row; §0.1",
      "aliases": [
        "P27"
      ],
      "effects": [
        {
          "programs": [
            "cyberduck@9.4",
            "cyberduck@9.5",
            "mountain-duck@5.2",
            "mountain-duck@5.3"
          ],
          "effect": "Takes Token Configurable for the question whether a token is asked for, and never asks for the role."
        },
        {
          "programs": [
            "cyberduck@9.2",
            "mountain-duck@5.1"
          ],
          "effect": "Knows neither Role Configurable nor role_arn in a profile: the older guide was written for it."
        },
        {
          "programs": [
            "aws-cli@1",
            "aws-cli@2",
            "sdk-js@3",
            "sdk-java@2",
            "sdk-go@2"
          ],
          "effect": "Does not read such files."
        }
      ]
    }
  },
  "listErrors": {
    "200": {
      "version": 1,
      "errors": [
        {
          "code": "sts-mfa-code-wrong",
          "title": "The MFA code is wrong, too old, or was used before",
          "meaning": "AWS knows the device but did not accept the six digits.",
          "causes": [
            "The code was typed wrongly, or ran out while it was typed: a code is good for about two and a half minutes around its own 30 seconds.",
            "The code was already used. Each code works once, also when the first try failed later for another reason.",
            "The code comes from another device, or from the entry of another account in the authenticator app.",
            "The clock of the phone is wrong."
          ],
          "whatToDo": [
            "Wait until the authenticator shows the next code, then connect again with that one.",
            "Compare the entry in the app with the serial in use: {serial}",
            "If every code fails, check the time on the phone, then resynchronise the device in the IAM console (Users, Security credentials, Resync)."
          ],
          "inCyberduck": "\"Login failed\" with this text, then the access key dialog again, then the code prompt.",
          "links": [
            "https://docs.cyberduck.io/tutorials/s3_iam_role_mfa/"
          ],
          "source": "aws-wire §2.4, §2.5; cyberduck-s3-connect §5.2"
        },
        {
          "code": "sts-mfa-serial-rejected",
          "title": "AWS could not check the MFA code with this serial",
          "meaning": "The serial is unknown, belongs to another user, or too many codes were tried.",
          "causes": [
            "mfa_serial names a user, or a device of another user or account: {serial}",
            "The device is a passkey or security key; those have no six-digit code.",
            "A role asks for the next role: only users have devices, and mfa_serial belongs to the first step of a chain.",
            "More than nine codes were tried within three minutes; AWS then answers so until the next three minutes begin.",
            "The device was created seconds ago; it takes up to 14 seconds until STS knows it."
          ],
          "whatToDo": [
            "List the devices of the user and compare: aws iam list-mfa-devices",
            "The serial of an authenticator app looks like arn:aws:iam::123456789012:mfa/NAME; of a hardware token like GAHT12345678.",
            "If several codes were tried just now, wait three minutes."
          ],
          "inCyberduck": "\"Login failed\" with this text, then the login dialog again.",
          "links": [
            "https://github.com/aws/aws-cli/issues/6325",
            "https://github.com/broamski/aws-mfa/issues/46"
          ],
          "source": "aws-wire §2.4, §2.5; cyberduck-s3-connect §5.2"
        }
      ]
    }
  },
  "showError": {
    "200": {
      "code": "sts-session-expired",
      "title": "The temporary credentials have run out",
      "meaning": "The session token was valid once; its time is over.",
      "causes": [
        "Temporary keys were pasted into ~/.aws/credentials and are now old: nothing renews them there.",
        "The role or Identity Center session is over (one hour by default).",
        "A session token saved in the keychain hides newer keys in the AWS files."
      ],
      "whatToDo": [
        "Sign in again: duckbill connect TARGET",
        "Remove old aws_session_token lines, also from the other file: a stale token in ~/.aws/config joins fresh keys in ~/.aws/credentials.",
        "Use a profile with role_arn and source_profile instead of pasted keys; it renews by itself."
      ],
      "inCyberduck": "\"Login failed\" with this text.",
      "links": [
        "https://github.com/iterate-ch/cyberduck/issues/18150",
        "https://github.com/iterate-ch/cyberduck/issues/18230"
      ],
      "source": "aws-wire §2.5; cyberduck-s3-connect §1.1, §5.2"
    }
  },
  "listProfiles": {
    "200": {
      "version": 1,
      "providers": [
        {
          "id": "s3-https",
          "title": "S3 server (HTTPS)",
          "purpose": "Any S3 server over TLS that takes the bucket in the host name",
          "regions": [],
          "notes": [
            "The certificate has to cover names with the bucket in front, such as *.s3.example.com; choose s3-path-style where it does not."
          ],
          "help": "https://docs.cyberduck.io/protocols/s3/",
          "source": "cyberduck-formats §3.6"
        },
        {
          "id": "s3-http",
          "title": "S3 server (HTTP)",
          "purpose": "An S3 server without TLS, in a network that you trust",
          "regions": [],
          "notes": [
            "Names of buckets and files, and their content, can be read on the way. Keys are not sent, only signatures."
          ],
          "help": "https://docs.cyberduck.io/protocols/s3/",
          "source": "cyberduck-formats §3.6"
        },
        {
          "id": "s3-path-style",
          "title": "S3 server (path style)",
          "purpose": "A server that wants the bucket in the path: MinIO, Ceph, SeaweedFS and most servers that you run yourself",
          "regions": [],
          "notes": [
            "MinIO listens on port 9000: give --endpoint minio.example.com:9000."
          ],
          "help": "https://docs.cyberduck.io/protocols/s3/",
          "source": "cyberduck-formats §3.6, §3.3 (s3.bucket.virtualhost.disable)"
        },
        {
          "id": "s3-http-path-style",
          "title": "S3 server (HTTP, path style)",
          "purpose": "The same without TLS, such as a test server on this machine",
          "regions": [],
          "notes": [
            "For a server on this machine: --endpoint localhost:9000."
          ],
          "help": "https://docs.cyberduck.io/protocols/s3/",
          "source": "cyberduck-formats §3.6, §3.3 (s3.bucket.virtualhost.disable)"
        },
        {
          "id": "aws-govcloud",
          "title": "AWS GovCloud (US)",
          "purpose": "Keys of an account in AWS GovCloud",
          "regions": [
            {
              "id": "us-gov-east-1",
              "title": "US-East"
            },
            {
              "id": "us-gov-west-1",
              "title": "US-West"
            }
          ],
          "notes": [
            "Keys of GovCloud are unknown to the other parts of AWS, and the other way round.",
            "The published host of US-West is not one that Cyberduck takes for AWS: profiles of ~/.aws are not used with it."
          ],
          "help": "https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/using-govcloud-endpoints.html",
          "source": "cyberduck-formats §3.6; cyberduck-s3-connect §2.1 (STS Endpoint)"
        },
        {
          "id": "aws-china",
          "title": "AWS China",
          "purpose": "Keys of an account in the Chinese part of AWS",
          "regions": [
            {
              "id": "cn-north-1",
              "title": "Beijing"
            },
            {
              "id": "cn-northwest-1",
              "title": "Ningxia"
            }
          ],
          "notes": [
            "Accounts of China are their own: keys of other accounts do not work there."
          ],
          "help": "https://docs.amazonaws.cn/en_us/aws/latest/userguide/endpoints-Beijing.html",
          "source": "cyberduck-formats §3.6; cyberduck-s3-connect §2.1 (STS Endpoint)"
        },
        {
          "id": "aws-privatelink",
          "title": "AWS PrivateLink for S3",
          "purpose": "S3 through an interface endpoint of your VPC",
          "regions": [],
          "account": {
            "word": "endpoint of the VPC",
            "example": "vpce-0123456789abcdef0-1a2b3c4d"
          },
          "notes": [
            "The name of the endpoint begins with \"bucket.\": S3 answers for buckets there, not for access points.",
            "Cyberduck does not take this host for AWS, so it sends keys as they are typed and reads nothing of ~/.aws."
          ],
          "help": "https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html",
          "source": "cyberduck-formats §3.6; Amazon S3 User Guide, AWS PrivateLink"
        },
        {
          "id": "cloudflare-r2",
          "title": "Cloudflare R2",
          "purpose": "Buckets of a Cloudflare account",
          "regions": [
            {
              "id": "default",
              "title": "any place"
            },
            {
              "id": "eu",
              "title": "European Union"
            },
            {
              "id": "fedramp",
              "title": "FedRAMP"
            },
            {
              "id": "us",
              "title": "United States"
            }
          ],
          "account": {
            "word": "account id",
            "example": "0123456789abcdef0123456789abcdef"
          },
          "notes": [
            "A bucket of a jurisdiction (eu, us, fedramp) is found only at the host of that jurisdiction.",
            "Region is auto; the other names are hints where a new bucket is put."
          ],
          "help": "https://developers.cloudflare.com/r2/api/s3/api/",
          "source": "Cloudflare R2, S3 API compatibility and data location"
        },
        {
          "id": "backblaze-b2",
          "title": "Backblaze B2",
          "purpose": "Buckets of Backblaze B2 by its S3 compatible API",
          "regions": [
            {
              "id": "us-west-000",
              "title": "US West"
            },
            {
              "id": "us-west-001",
              "title": "US West"
            },
            {
              "id": "us-west-002",
              "title": "US West"
            },
            {
              "id": "us-west-004",
              "title": "US West"
            },
            {
              "id": "us-east-005",
              "title": "US East"
            },
            {
              "id": "eu-central-003",
              "title": "EU Central"
            },
            {
              "id": "ca-east-006",
              "title": "Canada East"
            }
          ],
          "notes": [
            "The region stands in the endpoint that Backblaze shows for a bucket.",
            "The master application key does not work with this API: make a key for it."
          ],
          "help": "https://www.backblaze.com/docs/cloud-storage-s3-compatible-api",
          "source": "Backblaze B2, S3 compatible API; cyberduck-formats §2.4 (Vendor)"
        },
        {
          "id": "wasabi",
          "title": "Wasabi",
          "purpose": "Buckets of Wasabi",
          "regions": [
            {
              "id": "us-east-1",
              "title": "N. Virginia"
            },
            {
              "id": "us-east-2",
              "title": "N. Virginia"
            },
            {
              "id": "us-central-1",
              "title": "Texas"
            },
            {
              "id": "us-west-1",
              "title": "Oregon"
            },
            {
              "id": "ca-central-1",
              "title": "Toronto"
            },
            {
              "id": "eu-central-1",
              "title": "Amsterdam"
            },
            {
              "id": "eu-central-2",
              "title": "Frankfurt"
            },
            {
              "id": "eu-west-1",
              "title": "London"
            },
            {
              "id": "eu-west-2",
              "title": "Paris"
            },
            {
              "id": "eu-south-1",
              "title": "Milan"
            },
            {
              "id": "ap-northeast-1",
              "title": "Tokyo"
            },
            {
              "id": "ap-northeast-2",
              "title": "Osaka"
            },
            {
              "id": "ap-southeast-1",
              "title": "Singapore"
            },
            {
              "id": "ap-southeast-2",
              "title": "Sydney"
            }
          ],
          "notes": [
            "A bucket is found only at the host of its region."
          ],
          "help": "https://docs.wasabi.com/docs/rest-api-introduction",
          "source": "Wasabi service URLs"
        },
        {
          "id": "digitalocean-spaces",
          "title": "DigitalOcean Spaces",
          "purpose": "Spaces of DigitalOcean",
          "regions": [
            {
              "id": "nyc3",
              "title": "New York"
            },
            {
              "id": "ams3",
              "title": "Amsterdam"
            },
            {
              "id": "sfo2",
              "title": "San Francisco"
            },
            {
              "id": "sfo3",
              "title": "San Francisco"
            },
            {
              "id": "sgp1",
              "title": "Singapore"
            },
            {
              "id": "lon1",
              "title": "London"
            },
            {
              "id": "fra1",
              "title": "Frankfurt"
            },
            {
              "id": "tor1",
              "title": "Toronto"
            },
            {
              "id": "blr1",
              "title": "Bangalore"
            },
            {
              "id": "syd1",
              "title": "Sydney"
            },
            {
              "id": "atl1",
              "title": "Atlanta"
            }
          ],
          "notes": [
            "A key that is limited to some buckets cannot list all of them: give the bucket as the path."
          ],
          "help": "https://docs.digitalocean.com/products/spaces/details/availability/",
          "source": "DigitalOcean Spaces, availability"
        },
        {
          "id": "hetzner",
          "title": "Hetzner Object Storage",
          "purpose": "Buckets of Hetzner",
          "regions": [
            {
              "id": "fsn1",
              "title": "Falkenstein"
            },
            {
              "id": "nbg1",
              "title": "Nuremberg"
            },
            {
              "id": "hel1",
              "title": "Helsinki"
            }
          ],
          "notes": [
            "Keys belong to one project; its buckets in other places need the profile of that place."
          ],
          "help": "https://docs.hetzner.com/storage/object-storage/",
          "source": "Hetzner Docs, Object Storage"
        },
        {
          "id": "ovh",
          "title": "OVHcloud Object Storage",
          "purpose": "Buckets of OVHcloud by S3",
          "regions": [
            {
              "id": "gra",
              "title": "Gravelines"
            },
            {
              "id": "rbx",
              "title": "Roubaix"
            },
            {
              "id": "sbg",
              "title": "Strasbourg"
            },
            {
              "id": "eu-west-par",
              "title": "Paris"
            },
            {
              "id": "de",
              "title": "Frankfurt"
            },
            {
              "id": "uk",
              "title": "London"
            },
            {
              "id": "waw",
              "title": "Warsaw"
            },
            {
              "id": "bhs",
              "title": "Beauharnois"
            },
            {
              "id": "ca-east-tor",
              "title": "Toronto"
            },
            {
              "id": "sgp",
              "title": "Singapore"
            },
            {
              "id": "ap-southeast-syd",
              "title": "Sydney"
            },
            {
              "id": "ap-south-mum",
              "title": "Mumbai"
            },
            {
              "id": "us-east-va",
              "title": "Vint Hill"
            },
            {
              "id": "us-west-or",
              "title": "Hillsboro"
            }
          ],
          "notes": [
            "Keys are S3 credentials of a user of the project, not those of Swift."
          ],
          "help": "https://docs.cyberduck.io/protocols/openstack/ovh/",
          "source": "OVHcloud Object Storage, endpoints"
        },
        {
          "id": "scaleway",
          "title": "Scaleway Object Storage",
          "purpose": "Buckets of Scaleway",
          "regions": [
            {
              "id": "fr-par",
              "title": "Paris"
            },
            {
              "id": "nl-ams",
              "title": "Amsterdam"
            },
            {
              "id": "pl-waw",
              "title": "Warsaw"
            },
            {
              "id": "it-mil",
              "title": "Milan"
            }
          ],
          "notes": [
            "Uploads may have 1,000 parts: raise s3.upload.multipart.size for files above 10 GB."
          ],
          "help": "https://www.scaleway.com/en/docs/object-storage/",
          "source": "Scaleway Object Storage, regions"
        },
        {
          "id": "ibm-cos",
          "title": "IBM Cloud Object Storage",
          "purpose": "Buckets of IBM Cloud, with HMAC keys",
          "regions": [
            {
              "id": "us",
              "title": "US cross region"
            },
            {
              "id": "eu",
              "title": "EU cross region"
            },
            {
              "id": "ap",
              "title": "AP cross region"
            },
            {
              "id": "us-south",
              "title": "Dallas"
            },
            {
              "id": "us-east",
              "title": "Washington"
            },
            {
              "id": "eu-gb",
              "title": "London"
            },
            {
              "id": "eu-de",
              "title": "Frankfurt"
            },
            {
              "id": "eu-es",
              "title": "Madrid"
            },
            {
              "id": "ca-tor",
              "title": "Toronto"
            },
            {
              "id": "br-sao",
              "title": "Sao Paulo"
            },
            {
              "id": "jp-tok",
              "title": "Tokyo"
            },
            {
              "id": "jp-osa",
              "title": "Osaka"
            },
            {
              "id": "au-syd",
              "title": "Sydney"
            }
          ],
          "notes": [
            "Keys are HMAC credentials of a service credential; an API key of IBM Cloud does not sign S3 requests."
          ],
          "help": "https://cloud.ibm.com/docs/cloud-object-storage?topic=cloud-object-storage-endpoints",
          "source": "IBM Cloud Object Storage, endpoints and storage locations"
        },
        {
          "id": "oracle",
          "title": "Oracle Cloud Object Storage",
          "purpose": "Buckets of Oracle Cloud (OCI), by the namespace of the tenancy",
          "regions": [
            {
              "id": "af-johannesburg-1",
              "title": "Johannesburg"
            },
            {
              "id": "ap-chuncheon-1",
              "title": "Chuncheon"
            },
            {
              "id": "ap-hyderabad-1",
              "title": "Hyderabad"
            },
            {
              "id": "ap-melbourne-1",
              "title": "Melbourne"
            },
            {
              "id": "ap-mumbai-1",
              "title": "Mumbai"
            },
            {
              "id": "ap-osaka-1",
              "title": "Osaka"
            },
            {
              "id": "ap-seoul-1",
              "title": "Seoul"
            },
            {
              "id": "ap-singapore-1",
              "title": "Singapore"
            },
            {
              "id": "ap-sydney-1",
              "title": "Sydney"
            },
            {
              "id": "ap-tokyo-1",
              "title": "Tokyo"
            },
            {
              "id": "ca-montreal-1",
              "title": "Montreal"
            },
            {
              "id": "ca-toronto-1",
              "title": "Toronto"
            },
            {
              "id": "eu-amsterdam-1",
              "title": "Amsterdam"
            },
            {
              "id": "eu-frankfurt-1",
              "title": "Frankfurt"
            },
            {
              "id": "eu-madrid-1",
              "title": "Madrid"
            },
            {
              "id": "eu-marseille-1",
              "title": "Marseille"
            },
            {
              "id": "eu-milan-1",
              "title": "Milan"
            },
            {
              "id": "eu-paris-1",
              "title": "Paris"
            },
            {
              "id": "eu-stockholm-1",
              "title": "Stockholm"
            },
            {
              "id": "eu-zurich-1",
              "title": "Zurich"
            },
            {
              "id": "il-jerusalem-1",
              "title": "Jerusalem"
            },
            {
              "id": "me-abudhabi-1",
              "title": "Abu Dhabi"
            },
            {
              "id": "me-dubai-1",
              "title": "Dubai"
            },
            {
              "id": "me-jeddah-1",
              "title": "Jeddah"
            },
            {
              "id": "mx-monterrey-1",
              "title": "Monterrey"
            },
            {
              "id": "mx-queretaro-1",
              "title": "Queretaro"
            },
            {
              "id": "sa-bogota-1",
              "title": "Bogota"
            },
            {
              "id": "sa-santiago-1",
              "title": "Santiago"
            },
            {
              "id": "sa-saopaulo-1",
              "title": "Sao Paulo"
            },
            {
              "id": "sa-valparaiso-1",
              "title": "Valparaiso"
            },
            {
              "id": "sa-vinhedo-1",
              "title": "Vinhedo"
            },
            {
              "id": "uk-cardiff-1",
              "title": "Newport"
            },
            {
              "id": "uk-london-1",
              "title": "London"
            },
            {
              "id": "us-ashburn-1",
              "title": "Ashburn"
            },
            {
              "id": "us-chicago-1",
              "title": "Chicago"
            },
            {
              "id": "us-phoenix-1",
              "title": "Phoenix"
            },
            {
              "id": "us-sanjose-1",
              "title": "San Jose"
            }
          ],
          "account": {
            "word": "namespace",
            "example": "axaxnpcrorw5"
          },
          "notes": [
            "Keys are a customer secret key of the user; the namespace stands in the details of the tenancy."
          ],
          "help": "https://docs.oracle.com/en-us/iaas/Content/Object/Tasks/s3compatibleapi.htm",
          "source": "Oracle Cloud, Amazon S3 Compatibility API"
        }
      ],
      "profiles": [
        {
          "id": "aws-s3-sts-assume-role",
          "vendor": "aws-s3-sts-assumerole",
          "protocol": "s3",
          "fileName": "AWS S3 (STS Assume Role).cyberduckprofile",
          "origin": "published",
          "purpose": "Assume an IAM role with the keys of a user, with or without MFA",
          "since": "9.3"
        },
        {
          "id": "aws-s3-mfa-session-token",
          "vendor": "aws-s3-getsessiontoken",
          "protocol": "s3",
          "fileName": "AWS S3 (MFA Session Token).cyberduckprofile",
          "origin": "published",
          "purpose": "Keys of a user where a bucket policy wants MFA, without a role",
          "since": "9.3"
        }
      ]
    }
  },
  "showProfile": {
    "200": {
      "version": 1,
      "id": "hetzner-object-storage-helsinki-hel1",
      "vendor": "hetzner-hel1",
      "protocol": "s3",
      "fileName": "Hetzner Object Storage Helsinki (hel1).cyberduckprofile",
      "origin": "made",
      "purpose": "Buckets of Hetzner",
      "provider": "hetzner",
      "host": "hel1.your-objectstorage.com",
      "values": {
        "Protocol": "s3",
        "Vendor": "hetzner-hel1",
        "Description": "Hetzner Object Storage Helsinki (hel1)",
        "Scheme": "https",
        "Default Hostname": "hel1.your-objectstorage.com",
        "Default Port": "443",
        "Hostname Configurable": false,
        "Port Configurable": false,
        "Authorization": "AWS4HMACSHA256",
        "Properties": {
          "s3.storage.class.options": "STANDARD"
        },
        "Region": "hel1",
        "Regions": [
          "hel1"
        ],
        "Help": "https://docs.hetzner.com/storage/object-storage/"
      },
      "notes": [
        "Keys belong to one project; its buckets in other places need the profile of that place."
      ],
      "text": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n<plist version=\"1.0\">\n    <dict>\n        <key>Protocol</key>\n        <string>s3</string>\n        <key>Vendor</key>\n        <string>hetzner-hel1</string>\n        <key>Description</key>\n        <string>Hetzner Object Storage Helsinki (hel1)</string>\n        <key>Scheme</key>\n        <string>https</string>\n        <key>Default Hostname</key>\n        <string>hel1.your-objectstorage.com</string>\n        <key>Default Port</key>\n        <string>443</string>\n        <key>Hostname Configurable</key>\n        <false/>\n        <key>Port Configurable</key>\n        <false/>\n        <key>Authorization</key>\n        <string>AWS4HMACSHA256</string>\n        <key>Properties</key>\n        <dict>\n            <key>s3.storage.class.options</key>\n            <string>STANDARD</string>\n        </dict>\n        <key>Region</key>\n        <string>hel1</string>\n        <key>Regions</key>\n        <array>\n            <string>hel1</string>\n        </array>\n        <key>Help</key>\n        <string>https://docs.hetzner.com/storage/object-storage/</string>\n    </dict>\n</plist>\n"
    }
  },
  "listSchemas": {
    "200": {
      "version": 1,
      "schemas": [
        {
          "name": "connect-outcome",
          "description": "What `duckbill connect --json` prints.",
          "address": "/v1/schemas/connect-outcome"
        },
        {
          "name": "doctor-report",
          "description": "What `duckbill doctor --json` prints.",
          "address": "/v1/schemas/doctor-report"
        },
        {
          "name": "fleet-spec",
          "description": "The spec of a fleet.",
          "address": "/v1/schemas/fleet-spec"
        },
        {
          "name": "generate-iam",
          "description": "What `duckbill generate iam --json` prints.",
          "address": "/v1/schemas/generate-iam"
        },
        {
          "name": "generate-spec",
          "description": "The values of `duckbill generate --spec`.",
          "address": "/v1/schemas/generate-spec"
        },
        {
          "name": "iam-spec",
          "description": "The file of `duckbill generate iam --spec`.",
          "address": "/v1/schemas/iam-spec"
        },
        {
          "name": "lint-report",
          "description": "What `duckbill lint --format json` prints.",
          "address": "/v1/schemas/lint-report"
        },
        {
          "name": "plan",
          "description": "What `duckbill plan --json` prints.",
          "address": "/v1/schemas/plan"
        },
        {
          "name": "policy-check",
          "description": "What `duckbill policy check --json` prints.",
          "address": "/v1/schemas/policy-check"
        },
        {
          "name": "profiles-diff",
          "description": "What `duckbill profiles diff --json` prints.",
          "address": "/v1/schemas/profiles-diff"
        },
        {
          "name": "profiles-list",
          "description": "What `duckbill profiles list --json` prints.",
          "address": "/v1/schemas/profiles-list"
        },
        {
          "name": "profiles-show",
          "description": "What `duckbill profiles show --as json` prints.",
          "address": "/v1/schemas/profiles-show"
        },
        {
          "name": "serve-keys",
          "description": "The file of `duckbill serve --keys`.",
          "address": "/v1/schemas/serve-keys"
        },
        {
          "name": "serve-limits",
          "description": "The file of `duckbill serve --limits`.",
          "address": "/v1/schemas/serve-limits"
        },
        {
          "name": "serve-oidc",
          "description": "The file of `duckbill serve --oidc`.",
          "address": "/v1/schemas/serve-oidc"
        }
      ]
    }
  },
  "showSchema": {
    "200": {
      "type": "object",
      "required": [
        "version",
        "keys"
      ],
      "properties": {
        "$schema": {
          "type": "string",
          "description": "For editors: where this schema is."
        },
        "version": {
          "type": "number",
          "const": 1
        },
        "keys": {
          "type": "array",
          "items": {
            "type": "object",
            "required": [
              "id",
              "tenant",
              "scopes",
              "sha256",
              "created"
            ],
            "properties": {
              "id": {
                "type": "string",
                "pattern": "^[0-9a-f]{12}$",
                "description": "Stands in the key as well. No secret."
              },
              "name": {
                "type": "string",
                "minLength": 1,
                "maxLength": 100,
                "description": "For people: who holds it."
              },
              "tenant": {
                "type": "string",
                "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$",
                "description": "Whose jobs, results and limits it works on."
              },
              "scopes": {
                "type": "array",
                "items": {
                  "type": "string",
                  "enum": [
                    "check",
                    "generate",
                    "fleet",
                    "connect",
                    "operate"
                  ]
                },
                "minItems": 1,
                "uniqueItems": true,
                "description": "What it may do."
              },
              "sha256": {
                "type": "string",
                "pattern": "^[0-9a-f]{64}$",
                "description": "Of the whole key, in hexadecimal."
              },
              "created": {
                "type": "string",
                "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,3})?Z$",
                "description": "When it was made."
              },
              "expires": {
                "type": "string",
                "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,3})?Z$",
                "description": "From when on it is refused."
              },
              "revoked": {
                "type": "string",
                "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,3})?Z$",
                "description": "When it was taken back: it is refused."
              },
              "replacedBy": {
                "type": "string",
                "description": "The id of the key that rotation made of it."
              }
            },
            "additionalProperties": false,
            "title": "StoredKey"
          }
        }
      },
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "KeyFile",
      "additionalProperties": false
    }
  },
  "health": {
    "200": {
      "status": "ok"
    }
  },
  "ready": {
    "200": {
      "status": "ready"
    }
  },
  "createFleetJob": {
    "200": {
      "id": "01935a6e-7c1a-7000-8000-0123456789ab",
      "state": "queued",
      "revision": 2,
      "format": "zip",
      "strict": false,
      "rosterFormat": "csv",
      "specSha256": "763170c080183c2dab519b409fb34b29cc5a10a435f365f9ef4755bb11c7bff5",
      "createdAt": "2026-11-22T04:00:00.000Z",
      "expiresAt": "2026-11-22T04:00:00.000Z",
      "progress": {
        "rosterBytes": 38,
        "rosterRead": 0,
        "isSplit": false,
        "users": 0,
        "usersDone": 0,
        "chunks": 0,
        "chunksDone": 0,
        "files": 0,
        "bytes": 0
      },
      "findings": {
        "error": 0,
        "warning": 0,
        "hint": 0
      }
    },
    "201": {
      "id": "01935a6e-7c1a-7000-8000-0123456789ab",
      "state": "queued",
      "revision": 2,
      "format": "zip",
      "strict": false,
      "rosterFormat": "csv",
      "specSha256": "763170c080183c2dab519b409fb34b29cc5a10a435f365f9ef4755bb11c7bff5",
      "createdAt": "2026-11-22T04:00:00.000Z",
      "expiresAt": "2026-11-22T04:00:00.000Z",
      "progress": {
        "rosterBytes": 38,
        "rosterRead": 0,
        "isSplit": false,
        "users": 0,
        "usersDone": 0,
        "chunks": 0,
        "chunksDone": 0,
        "files": 0,
        "bytes": 0
      },
      "findings": {
        "error": 0,
        "warning": 0,
        "hint": 0
      }
    }
  },
  "listFleetJobs": {
    "200": {
      "jobs": [
        {
          "id": "01935a6e-7c1a-7000-8000-0123456789ab",
          "state": "queued",
          "revision": 2,
          "format": "zip",
          "strict": false,
          "rosterFormat": "csv",
          "specSha256": "763170c080183c2dab519b409fb34b29cc5a10a435f365f9ef4755bb11c7bff5",
          "createdAt": "2026-11-22T04:00:00.000Z",
          "expiresAt": "2026-11-22T04:00:00.000Z",
          "progress": {
            "rosterBytes": 38,
            "rosterRead": 0,
            "isSplit": false,
            "users": 0,
            "usersDone": 0,
            "chunks": 0,
            "chunksDone": 0,
            "files": 0,
            "bytes": 0
          },
          "findings": {
            "error": 0,
            "warning": 0,
            "hint": 0
          }
        }
      ]
    }
  },
  "fleetJob": {
    "200": {
      "id": "01935a6e-7c1a-7000-8000-0123456789ab",
      "state": "queued",
      "revision": 2,
      "format": "zip",
      "strict": false,
      "rosterFormat": "csv",
      "specSha256": "763170c080183c2dab519b409fb34b29cc5a10a435f365f9ef4755bb11c7bff5",
      "createdAt": "2026-11-22T04:00:00.000Z",
      "expiresAt": "2026-11-22T04:00:00.000Z",
      "progress": {
        "rosterBytes": 38,
        "rosterRead": 0,
        "isSplit": false,
        "users": 0,
        "usersDone": 0,
        "chunks": 0,
        "chunksDone": 0,
        "files": 0,
        "bytes": 0
      },
      "findings": {
        "error": 0,
        "warning": 0,
        "hint": 0
      },
      "rows": []
    }
  },
  "addFleetRoster": {
    "200": {
      "id": "01935a6e-7c1a-7000-8000-0123456789ab",
      "state": "uploading",
      "revision": 2,
      "format": "zip",
      "strict": false,
      "rosterFormat": "csv",
      "specSha256": "763170c080183c2dab519b409fb34b29cc5a10a435f365f9ef4755bb11c7bff5",
      "createdAt": "2026-11-22T04:00:00.000Z",
      "expiresAt": "2026-11-22T04:00:00.000Z",
      "progress": {
        "rosterBytes": 38,
        "rosterRead": 0,
        "isSplit": false,
        "users": 0,
        "usersDone": 0,
        "chunks": 0,
        "chunksDone": 0,
        "files": 0,
        "bytes": 0
      },
      "findings": {
        "error": 0,
        "warning": 0,
        "hint": 0
      }
    }
  },
  "startFleetJob": {
    "200": {
      "id": "01935a6e-7c1a-7000-8000-0123456789ab",
      "state": "queued",
      "revision": 3,
      "format": "zip",
      "strict": false,
      "rosterFormat": "csv",
      "specSha256": "763170c080183c2dab519b409fb34b29cc5a10a435f365f9ef4755bb11c7bff5",
      "createdAt": "2026-11-22T04:00:00.000Z",
      "expiresAt": "2026-11-22T04:00:00.000Z",
      "progress": {
        "rosterBytes": 38,
        "rosterRead": 0,
        "isSplit": false,
        "users": 0,
        "usersDone": 0,
        "chunks": 0,
        "chunksDone": 0,
        "files": 0,
        "bytes": 0
      },
      "findings": {
        "error": 0,
        "warning": 0,
        "hint": 0
      }
    }
  },
  "cancelFleetJob": {
    "200": {
      "id": "01935a6e-7c1a-7000-8000-0123456789ab",
      "state": "cancelled",
      "revision": 3,
      "format": "zip",
      "strict": false,
      "rosterFormat": "csv",
      "specSha256": "763170c080183c2dab519b409fb34b29cc5a10a435f365f9ef4755bb11c7bff5",
      "createdAt": "2026-11-22T04:00:00.000Z",
      "endedAt": "2026-11-22T04:00:00.000Z",
      "expiresAt": "2026-11-22T04:00:00.000Z",
      "progress": {
        "rosterBytes": 38,
        "rosterRead": 0,
        "isSplit": false,
        "users": 0,
        "usersDone": 0,
        "chunks": 0,
        "chunksDone": 0,
        "files": 0,
        "bytes": 0
      },
      "findings": {
        "error": 0,
        "warning": 0,
        "hint": 0
      }
    }
  },
  "fleetJobEvents": {
    "200": "retry: 2000\n\nid: 3\nevent: cancelled\ndata: {\"id\":\"01935a6e-7c1a-7000-8000-0123456789ab\",\"state\":\"cancelled\",\"revision\":3,\"format\":\"zip\",\"strict\":false,\"rosterFormat\":\"csv\",\"specSha256\":\"763170c080183c2dab519b409fb34b29cc5a10a435f365f9ef4755bb11c7bff5\",\"createdAt\":\"2026-11-22T04:00:00.000Z\",\"endedAt\":\"2026-11-22T04:00:00.000Z\",\"expiresAt\":\"2026-11-22T04:00:00.000Z\",\"progress\":{\"rosterBytes\":38,\"rosterRead\":0,\"isSplit\":false,\"users\":0,\"usersDone\":0,\"chunks\":0,\"chunksDone\":0,\"files\":0,\"bytes\":0},\"findings\":{\"error\":0,\"warning\":0,\"hint\":0}}\n\n"
  },
  "retryFleetJob": {
    "200": {
      "id": "01935a6e-7c1a-7000-8000-0123456789ab",
      "state": "queued",
      "revision": 4,
      "format": "zip",
      "strict": false,
      "rosterFormat": "csv",
      "specSha256": "763170c080183c2dab519b409fb34b29cc5a10a435f365f9ef4755bb11c7bff5",
      "createdAt": "2026-11-22T04:00:00.000Z",
      "expiresAt": "2026-11-22T04:00:00.000Z",
      "progress": {
        "rosterBytes": 38,
        "rosterRead": 0,
        "isSplit": false,
        "users": 0,
        "usersDone": 0,
        "chunks": 0,
        "chunksDone": 0,
        "files": 0,
        "bytes": 0
      },
      "findings": {
        "error": 0,
        "warning": 0,
        "hint": 0
      }
    }
  },
  "startSignIn": {
    "201": {
      "id": "si_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      "startUrl": "https://d-90670000d0.awsapps.com/start",
      "region": "eu-west-1",
      "expiresAt": "2026-11-22T04:00:00.000Z",
      "state": "pending",
      "approval": {
        "userCode": "MNDH-JBTX",
        "url": "http://127.0.0.1:4566/device",
        "completeUrl": "http://127.0.0.1:4566/device?user_code=MNDH-JBTX",
        "interval": 1,
        "retryAfter": 1
      }
    }
  },
  "getSignIn": {
    "200": {
      "id": "si_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      "startUrl": "https://d-90670000d0.awsapps.com/start",
      "region": "eu-west-1",
      "expiresAt": "2026-11-22T04:00:00.000Z",
      "state": "signed-in"
    }
  },
  "listPortalAccounts": {
    "200": {
      "accounts": [
        {
          "accountId": "444455556666",
          "accountName": "Duckbill Archive",
          "email": "archive@example.com"
        },
        {
          "accountId": "111122223333",
          "accountName": "Duckbill Practice",
          "email": "practice@example.com"
        }
      ],
      "total": 2
    }
  },
  "listPermissionSets": {
    "200": {
      "accountId": "111122223333",
      "permissionSets": [
        "Billing",
        "S3-Full",
        "S3-Read"
      ],
      "total": 3
    }
  },
  "makeAssignmentFiles": {
    "200": {
      "files": [
        {
          "kind": "config",
          "name": "config",
          "text": "[profile S3-Read-111122223333]\nsso_session = d-90670000d0\nsso_account_id = 111122223333\nsso_role_name = S3-Read\nregion = eu-west-1\n\n[sso-session d-90670000d0]\nsso_start_url = https://d-90670000d0.awsapps.com/start\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n"
        }
      ],
      "notes": []
    }
  },
  "endSignIn": {
    "200": {
      "signedOut": true
    }
  },
  "checkSts": {
    "200": {
      "version": 1,
      "ok": true,
      "call": "GetCallerIdentity",
      "endpoint": "127.0.0.1:4566",
      "identity": {
        "arn": "arn:aws:iam::111122223333:user/s3-user",
        "account": "111122223333",
        "userId": "DUCKUSERID0000S3USER"
      }
    }
  }
};
