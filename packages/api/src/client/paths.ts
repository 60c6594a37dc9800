// Made from /openapi.json: npx vitest run packages/api/test/client.test.ts -u

export interface paths {
    "/v1/lint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check files
         * @description Checks connection profiles, bookmarks and AWS config files, with places and what to do. With `Accept: application/x-ndjson` one line for each file, and a summary at the end.
         */
        post: operations["lint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what files mean
         * @description Values, defaults, and where each comes from, as one program reads them (aws-cli@2 unless given); with `matrix` what every program makes of AWS profiles. Secrets have no value.
         */
        post: operations["inspect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what a program will do
         * @description Settings with their places, prompts and calls in order, and what keeps it from working. No call is made.
         */
        post: operations["plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/doctor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a target step by step
         * @description The offline checks of the doctor, on files as if they lay in a home folder, or on a bundle of `duckbill doctor --bundle`, which may be the body itself as application/zip. Nothing of the computer of the service is read, and nothing is sent anywhere.
         */
        post: operations["doctor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Explain a code, a message or a log
         * @description Recognises failures in what somebody pasted. The text itself is not sent back.
         */
        post: operations["explain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/convert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Convert a connection
         * @description Between bookmarks, connection profiles, AWS profiles, URLs and the files of other clients. The first file is converted, the others belong to it. What is lost is told, each loss with its place.
         */
        post: operations["convert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make files
         * @description Connection profiles, bookmarks, sections of ~/.aws/config, or the IAM side of them. What is wrong with the specification comes back as findings, each with its place.
         */
        post: operations["generate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Would the role let this target in?
         * @description Evaluates a trust policy and the policies of who asks, for the role that a target assumes. Offline.
         */
        post: operations["checkPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy/lint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check policies
         * @description Mistakes in policies of IAM; with a target also what does not fit it.
         */
        post: operations["lintPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fleet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the files of a small fleet
         * @description As `duckbill fleet generate` writes them, byte for byte, for up to 2000 members: a ZIP, with `Accept: application/x-tar` a TAR, with `application/x-ndjson` a line for each file. Everything that is wrong with spec and roster is told before the first byte. More members are a job: POST /v1/fleet/jobs.
         */
        post: operations["generateFleet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every rule
         * @description What lint can find: the words, the programs that it hurts, and what to do.
         */
        get: operations["listRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rules/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One rule
         * @description The words of a finding, and what every program makes of it.
         */
        get: operations["showRule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every failure that is recognised
         * @description Failures of STS, Identity Center, S3, the network and files: what they mean, and what helps.
         */
        get: operations["listErrors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/errors/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One failure
         * @description What it means, its causes, and what helps.
         */
        get: operations["showError"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Connection profiles
         * @description The connection profiles for AWS and for other providers of S3, with all their regions.
         */
        get: operations["listProfiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/profiles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One connection profile
         * @description Its values and its text; with `Accept: application/xml` the file itself.
         */
        get: operations["showProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schemas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Published schemas
         * @description JSON schemas of files that people write and of what the command line prints.
         */
        get: operations["listSchemas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schemas/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One schema
         * @description A JSON schema. `lint-report.schema.json` names the same as `lint-report`.
         */
        get: operations["showSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fleet/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Jobs of the tenant
         * @description The newest first, page by page.
         */
        get: operations["listFleetJobs"];
        put?: never;
        /**
         * Make a fleet as a job
         * @description For fleets of any size. With a roster the job starts at once; without one it waits for its parts (PUT …/roster/1, 2, …) and for POST …/start. With an `Idempotency-Key` header (1 to 255 visible ASCII characters) the same request again is the same job.
         */
        post: operations["createFleetJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fleet/jobs/{job}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a job is
         * @description With the first rows that something is wrong with. GET …/events tells every change as it happens.
         */
        get: operations["fleetJob"];
        put?: never;
        post?: never;
        /**
         * Take a job away
         * @description Stops it, removes its files, and frees its idempotency key.
         */
        delete: operations["deleteFleetJob"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fleet/jobs/{job}/roster/{part}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * A part of the roster
         * @description The parts are joined in the order of their numbers, which begin with 1; a row may begin in one and end in the next. The same number again replaces the part. Only the first part of a CSV has the names of the columns.
         */
        put: operations["addFleetRoster"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fleet/jobs/{job}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a job whose roster came in parts
         * @description All parts from 1 on have to be there. Again, it changes nothing.
         */
        post: operations["startFleetJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fleet/jobs/{job}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a job
         * @description What is done is kept for a retry until the job expires.
         */
        post: operations["cancelFleetJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fleet/jobs/{job}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a failed or cancelled job go on
         * @description Only what is not done is done.
         */
        post: operations["retryFleetJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fleet/jobs/{job}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Changes of a job, as they happen
         * @description Server-sent events named after the state of the job, with its revision as their id and the job as JSON. Several changes may come as one. Ends behind the event of an ended job. With `Last-Event-ID` (EventSource sends it by itself) only what is newer comes; 204 when there will be nothing more.
         */
        get: operations["fleetJobEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fleet/jobs/{job}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The result of a job
         * @description The same bytes as `duckbill fleet generate` writes. A download that broke off goes on with `Range` and `If-Range`.
         */
        get: operations["fleetJobResult"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connect/sso/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a sign-in at Identity Center
         * @description Asks AWS for a device code. The person approves it in any browser; then accounts and permission sets can be listed. What AWS hands out stays in the memory of the process, sealed, until it is over.
         */
        post: operations["startSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connect/sso/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See how a sign-in stands
         * @description Asks AWS when it is time again, and not more often than AWS wants, however often this is called. A sign-in that was denied or is over answers with its problem.
         */
        get: operations["getSignIn"];
        put?: never;
        post?: never;
        /**
         * Sign out and forget
         * @description Forgets the sign-in at once and tells AWS to end it. Keys of roles that others were given live on.
         */
        delete: operations["endSignIn"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connect/sso/sessions/{session}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the accounts of the person
         * @description By name, a page at a time. The list is kept for a minute, so that its pages fit each other.
         */
        get: operations["listPortalAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connect/sso/sessions/{session}/accounts/{account}/permission-sets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the permission sets that the person has in an account
         * @description By name, a page at a time.
         */
        get: operations["listPermissionSets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connect/sso/sessions/{session}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make files for permission sets
         * @description Bookmarks, connection profiles or AWS config for permission sets that the portal lists for the person, as `duckbill generate` makes them. No keys are asked for, and none are in them.
         */
        post: operations["makeAssignmentFiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connect/sts/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try keys, a role or an MFA code at STS
         * @description Asks STS whose keys these are, and whether they may assume a role or get a session, with the code of an MFA device where one is given. The answer is a diagnosis: what was refused, why, and what helps. Keys that AWS gives are dropped and never answered; those of the request are used for it and not kept.
         */
        post: operations["checkSts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the service up
         * @description Answers as long as the service does.
         */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Should requests come here
         * @description For load balancers: 503 while a part is missing that work needs, or while the service stops.
         */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document
         * @description OpenAPI 3.1, made of the schemas that check requests.
         */
        get: operations["openapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** InputFile */
        InputFile: {
            /** @description What reports call it. Its ending, or `.aws/config` and `.aws/credentials`, tells what it is. */
            name: string;
            /** @description Its whole text; or else `base64`. */
            text?: string;
            /** @description Its bytes, for what is not UTF-8: binary property lists, texts in UTF-16. */
            base64?: string;
        } & (unknown | unknown);
        /**
         * ProgramId
         * @enum {string}
         */
        ProgramId: "cyberduck@9.2" | "cyberduck@9.4" | "cyberduck@9.5" | "mountain-duck@5.1" | "mountain-duck@5.2" | "mountain-duck@5.3" | "aws-cli@1" | "aws-cli@2" | "sdk-js@3" | "sdk-java@2" | "sdk-go@2";
        /** LintRequest */
        LintRequest: {
            /** @description Files that belong together: `config` and `credentials` of one folder are read as a pair. */
            files: components["schemas"]["InputFile"][];
            /** @description Only what hurts one of these. */
            programs?: components["schemas"]["ProgramId"][];
            /**
             * @description Also mend what nobody has to look at first. The report is then about the result.
             * @constant
             */
            fix?: "safe";
        };
        /** Position */
        Position: {
            line: number;
            /** @description In UTF-16 units. */
            column: number;
            /** @description UTF-16 units from the start of the file. */
            offset: number;
        };
        /** Suppressed */
        Suppressed: {
            file: string;
            start?: components["schemas"]["Position"];
            end?: components["schemas"]["Position"];
            code: string;
            /** @description In the words of the comment. */
            reason: string;
        };
        RuleCode: string;
        /** LintFinding */
        LintFinding: {
            file: string;
            start?: components["schemas"]["Position"];
            end?: components["schemas"]["Position"];
            /** @enum {string} */
            severity: "error" | "warning" | "hint";
            /** @description One line, no full stop. */
            message: string;
            hints: string[];
            /** @description Which program fails or misbehaves, and how. */
            because: string;
            whatToDo: string;
            /** @description The programs that it hurts. */
            programs: components["schemas"]["ProgramId"][];
            facts: {
                [key: string]: string | number | boolean | string[];
            };
            related: {
                file: string;
                start?: components["schemas"]["Position"];
                end?: components["schemas"]["Position"];
                label: string;
            }[];
            fixes: {
                title: string;
                safe: boolean;
            }[];
            code: components["schemas"]["RuleCode"];
        };
        /** Report */
        Report: {
            /** @constant */
            version: 1;
            counts: {
                error: number;
                warning: number;
                hint: number;
            };
            /** @description Names of the files that were looked at. */
            files: string[];
            /** @description Names of files that are no profile, bookmark or AWS file. */
            skipped: string[];
            /** @description Findings that a comment in their file asked to leave out. */
            suppressed: components["schemas"]["Suppressed"][];
            findings: components["schemas"]["LintFinding"][];
        };
        /** FixedFile */
        FixedFile: {
            name: string;
            /** @description Absent when the file holds secrets: the service never sends one back. Mend it where it is. */
            text?: string;
        };
        /** LintResponse */
        LintResponse: {
            report: components["schemas"]["Report"];
            /** @description Findings that are counted but left out: there are too many. */
            omitted?: number;
            /** @description Present when fixes were asked for. */
            fixed?: {
                /** @description What was done, in order. */
                applied: string[];
                /** @description The files that changed. */
                files: components["schemas"]["FixedFile"][];
            };
        };
        /** LintLine */
        LintLine: {
            /** @constant */
            kind: "file";
            name: string;
            findings: components["schemas"]["LintFinding"][];
            /** @description Whether it was mended; `text` is absent then when it holds secrets. */
            fixed?: boolean;
            text?: string;
        } | {
            /** @constant */
            kind: "summary";
            /** @constant */
            version: 1;
            counts: {
                error: number;
                warning: number;
                hint: number;
            };
            /** @description Names of the files that were looked at. */
            files: string[];
            /** @description Names of files that are no profile, bookmark or AWS file. */
            skipped: string[];
            /** @description Findings that a comment in their file asked to leave out. */
            suppressed: components["schemas"]["Suppressed"][];
            omitted?: number;
            /** @description The repairs that were made, in order. */
            applied?: string[];
        };
        /** FieldError */
        FieldError: {
            /** @description JSON pointer as a URI fragment. */
            pointer: string;
            detail: string;
        };
        /** ProblemFinding */
        ProblemFinding: {
            code: components["schemas"]["RuleCode"];
            /** @enum {string} */
            severity: "error" | "warning" | "hint";
            message: string;
            hints: string[];
            file: string;
            /** @description Where the value stands in the body. */
            pointer?: string;
            /** @description In the file; a row of a roster is a line. */
            line?: number;
            /** @description In the line; of a roster its name. */
            column?: number | string;
        };
        /** Problem */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            /** @description The fields of the body that are wrong. */
            errors?: components["schemas"]["FieldError"][];
            /** @description Codes of the catalogue that explain what AWS said, best first. */
            guidance?: string[];
            /** @description What is wrong, as lint says it. */
            findings?: components["schemas"]["ProblemFinding"][];
            /** @description Where the body stops being JSON. */
            position?: {
                line: number;
                column: number;
                offset: number;
            };
        };
        /** InspectRequest */
        InspectRequest: {
            /** @description Files that belong together: `config` and `credentials` of one folder are read as a pair. */
            files?: components["schemas"]["InputFile"][];
            urls?: string[];
            program?: components["schemas"]["ProgramId"];
            /** @description For AWS files: which program gets which credentials from which profile. */
            matrix?: boolean;
        } | unknown | unknown;
        /** InspectionNote */
        InspectionNote: {
            /** @enum {string} */
            tone: "good" | "warning" | "error";
            text: string;
        };
        /**
         * InspectedOrigin
         * @description Who says a value: the file itself, a parent profile, a default.
         */
        InspectedOrigin: {
            /** @enum {string} */
            kind: "file" | "parent" | "protocol" | "program";
            file?: string;
            start?: components["schemas"]["Position"];
            end?: components["schemas"]["Position"];
            profile?: string;
            protocol?: string;
        };
        /** InspectedValue */
        InspectedValue: {
            name: string;
            /** @description Empty for a secret. */
            value: string;
            secret: boolean;
            meaning?: string;
            origin: components["schemas"]["InspectedOrigin"];
            /** @description Why it does not count. */
            remark?: string;
        };
        /** AwsSetting */
        AwsSetting: {
            key: string;
            value?: string;
            file: string;
            start?: components["schemas"]["Position"];
            end?: components["schemas"]["Position"];
        };
        /**
         * AwsValueSource
         * @description Where a value comes from.
         */
        AwsValueSource: {
            /** @enum {string} */
            from: "setting" | "variable" | "process" | "call" | "instance" | "container" | "text" | "generated" | "mfa-code" | "file" | "sso-token" | "login-token";
        };
        /** ResolutionFailure */
        ResolutionFailure: {
            error: string;
            message: string;
            setting?: components["schemas"]["AwsSetting"];
        };
        /**
         * AwsResolution
         * @description What one program makes of one AWS profile, without any request.
         */
        AwsResolution: {
            program: components["schemas"]["ProgramId"];
            profile: string;
            /** @enum {string} */
            result: "credentials" | "sign-in" | "failure" | "nothing" | "not-seen" | "unreadable" | "reading-only";
            /** @enum {string} */
            way?: "keys" | "role" | "session-token" | "sso" | "process" | "web-identity" | "login" | "instance" | "environment";
            base?: {
                way: string;
                profile?: string;
                settings: components["schemas"]["AwsSetting"][];
            };
            calls: {
                operation: string;
                host?: string;
                signingRegion?: string;
                parameters: ({
                    name: string;
                } & components["schemas"]["AwsValueSource"])[];
            }[];
            /** @description Settings of the MFA devices that a code is asked of, in order. */
            prompts: components["schemas"]["AwsSetting"][];
            /** @description Commands that are started. */
            processes: components["schemas"]["AwsSetting"][];
            region?: components["schemas"]["AwsValueSource"];
            endpoint?: components["schemas"]["AwsSetting"];
            caches: {
                path: string;
                /** @enum {string} */
                holds: "sso-token" | "sso-credentials" | "role-credentials" | "login-token" | "web-identity-token";
                /** @enum {string} */
                state: "present" | "missing" | "unusable";
            }[];
            failure?: components["schemas"]["ResolutionFailure"];
            /** @description Settings that would give credentials too, and are passed over. */
            passedOver: components["schemas"]["AwsSetting"][];
            remarks: string[];
        };
        /** InspectedSection */
        InspectedSection: {
            title: string;
            values: components["schemas"]["InspectedValue"][];
            resolution?: components["schemas"]["AwsResolution"];
        };
        /** Inspection */
        Inspection: {
            program: components["schemas"]["ProgramId"];
            title: string;
            /** @description What the program does with the whole; the first is the verdict. */
            notes: components["schemas"]["InspectionNote"][];
            /** @description Why the program sees nothing. */
            refusal?: {
                problem: string;
                file: string;
                start?: components["schemas"]["Position"];
                end?: components["schemas"]["Position"];
            };
            sections: components["schemas"]["InspectedSection"][];
        };
        /** MatrixCell */
        MatrixCell: {
            program: components["schemas"]["ProgramId"];
            profile: string;
            /** @enum {string} */
            result: "credentials" | "sign-in" | "failure" | "nothing" | "not-seen" | "unreadable" | "reading-only";
            /** @enum {string} */
            way?: "keys" | "role" | "session-token" | "sso" | "process" | "web-identity" | "login" | "instance" | "environment";
            base?: {
                way: string;
                profile?: string;
                settings: components["schemas"]["AwsSetting"][];
            };
            calls: {
                operation: string;
                host?: string;
                signingRegion?: string;
                parameters: ({
                    name: string;
                } & components["schemas"]["AwsValueSource"])[];
            }[];
            /** @description Settings of the MFA devices that a code is asked of, in order. */
            prompts: components["schemas"]["AwsSetting"][];
            /** @description Commands that are started. */
            processes: components["schemas"]["AwsSetting"][];
            region?: components["schemas"]["AwsValueSource"];
            endpoint?: components["schemas"]["AwsSetting"];
            caches: {
                path: string;
                /** @enum {string} */
                holds: "sso-token" | "sso-credentials" | "role-credentials" | "login-token" | "web-identity-token";
                /** @enum {string} */
                state: "present" | "missing" | "unusable";
            }[];
            failure?: components["schemas"]["ResolutionFailure"];
            /** @description Settings that would give credentials too, and are passed over. */
            passedOver: components["schemas"]["AwsSetting"][];
            remarks: string[];
            differs: boolean;
            /** @description The number of its note. */
            note?: number;
            readings: {
                key: string;
                setting?: components["schemas"]["AwsSetting"];
                usual?: components["schemas"]["AwsSetting"];
            }[];
        };
        /** MatrixRow */
        MatrixRow: {
            profile: string;
            differs: boolean;
            places: {
                file: string;
                start?: components["schemas"]["Position"];
                end?: components["schemas"]["Position"];
            }[];
            cells: components["schemas"]["MatrixCell"][];
        };
        /** MatrixNote */
        MatrixNote: {
            number: number;
            programs: components["schemas"]["ProgramId"][];
            profiles: string[];
            /** @enum {string} */
            result: "credentials" | "sign-in" | "failure" | "nothing" | "not-seen" | "unreadable" | "reading-only";
            text: string;
        };
        /**
         * Matrix
         * @description Which program gets which credentials from which profile.
         */
        Matrix: {
            files: string[];
            programs: components["schemas"]["ProgramId"][];
            profiles: components["schemas"]["MatrixRow"][];
            notes: components["schemas"]["MatrixNote"][];
        };
        /** InspectResponse */
        InspectResponse: {
            /** @constant */
            version: 1;
            /** @description Names of files that are no profile, bookmark or AWS file. */
            skipped: string[];
            inspections?: components["schemas"]["Inspection"][];
            matrices?: components["schemas"]["Matrix"][];
        };
        /** FileTarget */
        FileTarget: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "FileTarget";
            /** @description The name of one of the files. */
            file: string;
        };
        /** AwsProfileTarget */
        AwsProfileTarget: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "AwsProfileTarget";
            /** @description Absent: the one that the program takes. */
            name?: string;
        };
        /** PlanRequest */
        PlanRequest: {
            target: components["schemas"]["FileTarget"] | components["schemas"]["AwsProfileTarget"];
            program: components["schemas"]["ProgramId"];
            /** @description Files that belong together: `config` and `credentials` of one folder are read as a pair. */
            files: components["schemas"]["InputFile"][];
            /** @description Variables that the program sees. Those of the service are never used. */
            environment?: {
                [key: string]: string;
            };
        };
        /**
         * PromptId
         * @enum {string}
         */
        PromptId: "access-key-id" | "secret-access-key" | "session-token" | "role-arn" | "mfa-serial" | "mfa-code" | "aws-profile" | "sso-region" | "sso-start-url" | "sso-account-id" | "sso-role-name" | "oauth-client-id" | "oauth-client-secret";
        /**
         * Origin
         * @description Where a value came from.
         */
        Origin: {
            /** @constant */
            kind: "file";
            file: string;
            start?: components["schemas"]["Position"];
            end?: components["schemas"]["Position"];
        } | {
            /** @constant */
            kind: "default";
            of: string;
        } | {
            /** @constant */
            kind: "environment";
            name: string;
        } | {
            /** @constant */
            kind: "prompt";
            prompt: components["schemas"]["PromptId"];
        } | {
            /** @constant */
            kind: "argument";
            name: string;
        };
        /** Setting */
        Setting: {
            name: string;
            /** @description Empty for a secret. */
            value: string;
            secret: boolean;
            origin: components["schemas"]["Origin"];
        };
        /**
         * PromptChoices
         * @description What a list offers: known now, or what a call before it answers.
         */
        PromptChoices: {
            /** @constant */
            from: "known";
            values: string[];
        } | {
            /** @constant */
            from: "answer";
            /** @enum {string} */
            of: "ListAccounts" | "ListAccountRoles";
        };
        /**
         * Prefilled
         * @description Answers that the answer to an earlier prompt brings along.
         */
        Prefilled: {
            /** @description Key of an earlier prompt. */
            by: string;
            values: {
                answer: string;
                value: string;
            }[];
        };
        /** PromptStep */
        PromptStep: {
            /** @constant */
            kind: "prompt";
            prompt: components["schemas"]["PromptId"];
            /** @description Tells the answers apart when the same thing is asked twice; else the prompt. */
            key?: string;
            /** @description The words that the program shows. */
            label: string;
            hidden: boolean;
            onlyAfter?: components["schemas"]["PromptId"];
            choices?: components["schemas"]["PromptChoices"];
            prefilled?: components["schemas"]["Prefilled"];
            /** @enum {string} */
            cancel: "aborts" | "continues";
            /** @description Where the answer is kept; empty when nowhere. */
            saved: string;
        };
        /** CallStep */
        CallStep: {
            /** @constant */
            kind: "call";
            /** @description Such as sts or s3. */
            service: string;
            /**
             * @description As AWS names it.
             * @enum {string}
             */
            operation: "GetCallerIdentity" | "AssumeRole" | "AssumeRoleWithWebIdentity" | "GetSessionToken" | "RegisterClient" | "StartDeviceAuthorization" | "CreateToken" | "ListAccounts" | "ListAccountRoles" | "GetRoleCredentials" | "ExchangeCode" | "GetContainerCredentials" | "GetInstanceCredentials" | "ListBuckets" | "GetBucketLocation" | "ListObjectsV2";
            /** @description `<KEY>` stands for the answer to the prompt with that key. */
            endpoint: string;
            signingRegion: string;
            /**
             * @description The keys of the user, those that the last sign-in gave, the token of Identity Center, or nothing.
             * @enum {string}
             */
            signedWith: "source" | "session" | "access-token" | "nothing";
            parameters: {
                name: string;
                value: {
                    /** @constant */
                    kind: "known";
                    value: string;
                } | {
                    /** @constant */
                    kind: "prompted";
                    /** @description The key of the prompt. */
                    prompt: string;
                } | {
                    /** @constant */
                    kind: "generated";
                    how: string;
                } | {
                    /** @constant */
                    kind: "file";
                    path: string;
                } | {
                    /** @constant */
                    kind: "answer";
                    /** @enum {string} */
                    of: "GetCallerIdentity" | "AssumeRole" | "AssumeRoleWithWebIdentity" | "GetSessionToken" | "RegisterClient" | "StartDeviceAuthorization" | "CreateToken" | "ListAccounts" | "ListAccountRoles" | "GetRoleCredentials" | "ExchangeCode" | "GetContainerCredentials" | "GetInstanceCredentials" | "ListBuckets" | "GetBucketLocation" | "ListObjectsV2" | "browser";
                    member: string;
                } | {
                    /** @constant */
                    kind: "secret";
                    /** @enum {string} */
                    secret: "oauth-client-secret";
                };
            }[];
            /** @description Key of a prompt: not made when that is not shown, because it is for its list. */
            onlyFor?: string;
            /** @constant */
            whenRefused?: "goes-on";
            purpose: string;
        };
        /** BrowserStep */
        BrowserStep: {
            /** @constant */
            kind: "browser";
            /** @enum {string} */
            flow: "device-code" | "authorization-code";
            url: string;
            /** @description Where it comes back to; `<port>` stands for a free one. */
            redirect?: string;
            parameters: {
                name: string;
                value: {
                    /** @constant */
                    kind: "known";
                    value: string;
                } | {
                    /** @constant */
                    kind: "prompted";
                    /** @description The key of the prompt. */
                    prompt: string;
                } | {
                    /** @constant */
                    kind: "generated";
                    how: string;
                } | {
                    /** @constant */
                    kind: "file";
                    path: string;
                } | {
                    /** @constant */
                    kind: "answer";
                    /** @enum {string} */
                    of: "GetCallerIdentity" | "AssumeRole" | "AssumeRoleWithWebIdentity" | "GetSessionToken" | "RegisterClient" | "StartDeviceAuthorization" | "CreateToken" | "ListAccounts" | "ListAccountRoles" | "GetRoleCredentials" | "ExchangeCode" | "GetContainerCredentials" | "GetInstanceCredentials" | "ListBuckets" | "GetBucketLocation" | "ListObjectsV2" | "browser";
                    member: string;
                } | {
                    /** @constant */
                    kind: "secret";
                    /** @enum {string} */
                    secret: "oauth-client-secret";
                };
            }[];
            pkce: boolean;
            purpose: string;
        };
        /** ProcessStep */
        ProcessStep: {
            /** @constant */
            kind: "process";
            command: string;
            /** @description Absent: a shell gets the command. */
            argv?: string[];
            purpose: string;
        };
        /** CacheStep */
        CacheStep: {
            /** @constant */
            kind: "cache";
            /** @enum {string} */
            cache: "sso-token" | "sso-registration" | "role-credentials";
            /** @description With ~ for the home folder. */
            file: string;
            /** @description How many steps behind it a usable entry makes unnecessary. */
            spares: number;
            /** @enum {string} */
            access: "read" | "read-write";
            /** @description What the program says when there is no usable entry. */
            stopsWithout?: string;
            purpose: string;
        };
        /** PlanProblem */
        PlanProblem: {
            file: string;
            start?: components["schemas"]["Position"];
            end?: components["schemas"]["Position"];
            /**
             * @description Only an error keeps it from working.
             * @enum {string}
             */
            severity: "error" | "warning" | "hint";
            message: string;
            hints: string[];
            whatToDo: string;
            code: components["schemas"]["RuleCode"];
        };
        /** Plan */
        Plan: {
            /** @constant */
            version: 1;
            program: components["schemas"]["ProgramId"];
            target: string;
            /**
             * @description How the program gets its credentials.
             * @enum {string}
             */
            strategy: "static-keys" | "assume-role" | "get-session-token" | "web-identity" | "identity-center" | "process" | "container" | "instance-metadata" | "cached-keys" | "anonymous" | "unsupported";
            settings: components["schemas"]["Setting"][];
            steps: (components["schemas"]["PromptStep"] | components["schemas"]["CallStep"] | components["schemas"]["BrowserStep"] | components["schemas"]["ProcessStep"] | components["schemas"]["CacheStep"])[];
            /** @description What keeps it from working, or is worth knowing, found before any call. */
            problems: components["schemas"]["PlanProblem"][];
        };
        /** DoctorRequest */
        DoctorRequest: {
            /** @description The name of one of the files, an AWS profile as `aws:NAME`, or a URL such as s3://bucket/path. */
            target?: string;
            /** @description Files that belong together: `config` and `credentials` of one folder are read as a pair. */
            files?: components["schemas"]["InputFile"][];
            bundle?: components["schemas"]["InputFile"];
            program?: components["schemas"]["ProgramId"];
            /**
             * @description Of the computer that the files are from; linux unless given.
             * @enum {string}
             */
            platform?: "darwin" | "linux" | "win32";
            /** @description Variables that the program sees. Those of the service are never used. */
            environment?: {
                [key: string]: string;
            };
            only?: ("program-installed" | "version-sufficient" | "version-regressions" | "environment-quiet" | "proxy-settings" | "files-readable" | "secrets-private" | "named-files-there" | "lint-clean" | "profile-current" | "connection-profile-found" | "plan-sound" | "values-shadowed" | "keychain-used" | "bookmarks-distinct" | "cached-sign-in" | "cache-for-era" | "endpoint-name-resolves" | "no-captive-portal" | "endpoint-reachable" | "clock-right" | "tls-trusted" | "sts-endpoint-answers" | "identity-center-answers" | "issuer-answers" | "source-keys-valid" | "session-obtained" | "role-assumable" | "duration-fits" | "policy-files-allow" | "policies-allow" | "bucket-address" | "buckets-listable")[];
            skip?: ("program-installed" | "version-sufficient" | "version-regressions" | "environment-quiet" | "proxy-settings" | "files-readable" | "secrets-private" | "named-files-there" | "lint-clean" | "profile-current" | "connection-profile-found" | "plan-sound" | "values-shadowed" | "keychain-used" | "bookmarks-distinct" | "cached-sign-in" | "cache-for-era" | "endpoint-name-resolves" | "no-captive-portal" | "endpoint-reachable" | "clock-right" | "tls-trusted" | "sts-endpoint-answers" | "identity-center-answers" | "issuer-answers" | "source-keys-valid" | "session-obtained" | "role-assumable" | "duration-fits" | "policy-files-allow" | "policies-allow" | "bucket-address" | "buckets-listable")[];
            /** @description The name of one of the files. */
            trustPolicy?: string;
            policies?: string[];
            /** @description ARN of who asks for the role. */
            caller?: string;
        } & (unknown | unknown);
        /**
         * CheckId
         * @description See --list-checks.
         */
        CheckId: string;
        /** FindingCode */
        FindingCode: string;
        /**
         * FirstThing
         * @description What to do before everything else; absent when all is well.
         */
        FirstThing: {
            check: components["schemas"]["CheckId"];
            code?: components["schemas"]["FindingCode"];
            problem: string;
            whatToDo: string;
        };
        /** EndpointOverride */
        EndpointOverride: {
            service: string;
            planned: string;
            used: string;
        };
        /** InstalledProgram */
        InstalledProgram: {
            /** @enum {string} */
            kind: "cyberduck" | "mountain-duck" | "duck" | "aws-cli";
            /** @description The application, or the file that is started. */
            path: string;
            /** @description Where it came from: website, app-store, homebrew, installer, windows-store, deb and others. */
            build: string;
            version?: string;
            revision?: string;
            program?: components["schemas"]["ProgramId"];
        };
        /**
         * StandsFor
         * @description Why this program is stood for.
         */
        StandsFor: {
            /** @enum {string} */
            because: "asked" | "installed" | "newest";
            installed?: components["schemas"]["InstalledProgram"];
        };
        /**
         * Surroundings
         * @description Programs, folders and variables of the computer. No secrets.
         */
        Surroundings: {
            platform: string;
            programs: components["schemas"]["InstalledProgram"][];
            /** @description Folders that hold something. */
            profiles: {
                path: string;
                count: number;
            }[];
            /** @description Folders that hold something. */
            bookmarks: {
                path: string;
                count: number;
            }[];
            awsFiles: {
                /** @enum {string} */
                kind: "config" | "credentials";
                path: string;
            }[];
            /** @description Folders that hold something. */
            caches: {
                path: string;
                count: number;
            }[];
            /** @description Variables that are set; the value only where it cannot be a secret. */
            variables: {
                name: string;
                value?: string;
            }[];
            proxies: {
                name: string;
                /** @description Without user and password. */
                proxy?: string;
                signsIn: boolean;
                /** @enum {string} */
                problem?: "no-address" | "no-scheme" | "other-scheme";
            }[];
            noProxy?: string;
        };
        /** Repair */
        Repair: {
            check: components["schemas"]["CheckId"];
            /** @enum {string} */
            kind: "mode" | "cache" | "text";
            path: string;
            title: string;
            /**
             * @description offered: nobody was there to ask, or --dry-run; refused: it could not be done.
             * @enum {string}
             */
            outcome: "done" | "declined" | "offered" | "refused";
            /** @description What changes, secrets masked: a diff, or before and after. */
            preview: string;
            /** @description Why it was refused. */
            reason?: string;
            /** @description Where the content of before is kept. */
            backup?: string;
            /** @enum {string} */
            before: "passed" | "warned" | "failed" | "skipped" | "broken";
            /** @enum {string} */
            after: "passed" | "warned" | "failed" | "skipped" | "broken";
        };
        /** Finding */
        Finding: {
            file: string;
            start?: components["schemas"]["Position"];
            end?: components["schemas"]["Position"];
            /** @enum {string} */
            severity: "error" | "warning" | "hint";
            /** @description One line, no full stop. */
            message: string;
            hints: string[];
            /** @description Which program fails or misbehaves, and how. */
            because: string;
            whatToDo: string;
            /** @description The programs that it hurts. */
            programs: components["schemas"]["ProgramId"][];
            facts: {
                [key: string]: string | number | boolean | string[];
            };
            related: {
                file: string;
                start?: components["schemas"]["Position"];
                end?: components["schemas"]["Position"];
                label: string;
            }[];
            fixes: {
                title: string;
                safe: boolean;
            }[];
            code: components["schemas"]["FindingCode"];
        };
        /**
         * FailureContext
         * @description What is known because the call was made here.
         */
        FailureContext: {
            /** @description Whether a serial and a code went with the call. */
            mfaSent?: boolean;
            roleArn?: string;
            mfaSerial?: string;
            startUrl?: string;
            account?: string;
            permissionSet?: string;
            /** @description Of the token file. */
            path?: string;
        };
        /** Failure */
        Failure: {
            /** @enum {string} */
            service?: "sts" | "s3" | "sso-oidc" | "sso" | "identity-provider" | "metadata" | "process" | "file" | "network";
            /** @description As AWS names it. */
            operation?: string;
            /** @description Of AWS, or of the system, such as ECONNREFUSED. */
            code?: string;
            /** @description Of HTTP. */
            status?: number;
            message: string;
            context?: components["schemas"]["FailureContext"];
        };
        /** GuidanceMatch */
        GuidanceMatch: {
            code: components["schemas"]["FindingCode"];
            facts: {
                [key: string]: string | number | boolean | string[];
            };
            /** @description More is surer. Comparable only within one answer. */
            score: number;
        };
        /** CallFailure */
        CallFailure: {
            operation: string;
            failure: components["schemas"]["Failure"];
            /** @description What explains it, best first; empty when nothing is known about it. */
            guidance: components["schemas"]["GuidanceMatch"][];
            facts: {
                [key: string]: string | number | boolean | string[];
            };
        };
        /** CheckResult */
        CheckResult: {
            id: components["schemas"]["CheckId"];
            /** @description What holds when it passes. */
            title: string;
            /** @description It needs the network. */
            online: boolean;
            /**
             * @description skipped: it was not asked; broken: it could not be asked.
             * @enum {string}
             */
            outcome: "passed" | "warned" | "failed" | "skipped" | "broken";
            /**
             * @description Why it was not asked.
             * @enum {string}
             */
            skipped?: "needs-online" | "waiting" | "not-selected" | "needs-answer" | "not-reached" | "not-applicable";
            message: string;
            details: string[];
            whatToDo: string[];
            /** @description What explains it, the likeliest first; duckbill explain CODE tells more. */
            codes: components["schemas"]["FindingCode"][];
            facts: {
                [key: string]: string | number | boolean | string[];
            };
            /** @description Findings that are the reason, errors first. */
            diagnostics: components["schemas"]["Finding"][];
            failure?: components["schemas"]["CallFailure"];
            durationMs: number;
        };
        /** Category */
        Category: {
            /** @enum {string} */
            id: "surroundings" | "files" | "plan" | "cache" | "network" | "sign-in" | "policy" | "storage";
            title: string;
            checks: components["schemas"]["CheckResult"][];
        };
        /**
         * BundleOrigin
         * @description Where and when the bundle was made.
         */
        BundleOrigin: {
            takenAt: string;
            duckbill: string;
            node: string;
            platform: string;
        };
        /** DoctorReport */
        DoctorReport: {
            /** @constant */
            version: 1;
            program: components["schemas"]["ProgramId"];
            target: string;
            /** @description Whether the network could be asked. */
            online: boolean;
            /**
             * @description incomplete: nothing failed, but a check broke or sign-in was not possible.
             * @enum {string}
             */
            verdict: "well" | "warnings" | "failing" | "incomplete";
            first?: components["schemas"]["FirstThing"];
            counts: {
                passed: number;
                warned: number;
                failed: number;
                skipped: number;
                broken: number;
            };
            /** @description Calls that went elsewhere than the plan says, because of --endpoint-url. */
            overrides: components["schemas"]["EndpointOverride"][];
            standsFor?: components["schemas"]["StandsFor"];
            surroundings?: components["schemas"]["Surroundings"];
            /** @description With --fix. */
            repairs?: components["schemas"]["Repair"][];
            /** @description The parts of the report, always in this order. */
            categories: components["schemas"]["Category"][];
            bundle?: components["schemas"]["BundleOrigin"];
        };
        /** ExplainRequest */
        ExplainRequest: {
            /** @description A code of Duckbill or AWS, a message that somebody pasted, or a whole log. */
            text: string;
        };
        /** Explanation */
        Explanation: {
            /** @constant */
            kind: "rule";
            code: string;
            /** @description Heading of its page. */
            title: string;
            /** @description With the names of facts in braces. */
            message: string;
            /** @description Words under the place. */
            label?: string;
            hints: string[];
            /** @description Which program fails or misbehaves, and how. */
            because: string;
            whatToDo: string;
            /** @enum {string} */
            severity: "error" | "warning" | "hint";
            programs: components["schemas"]["ProgramId"][];
            /** @description Where the fact stands. */
            source: string;
            /** @description Numbers that the reference gives it. */
            aliases: string[];
            /** @description What each program makes of it. */
            effects: {
                programs: components["schemas"]["ProgramId"][];
                effect: string;
            }[];
        } | {
            /** @constant */
            kind: "failure";
            code: string;
            title: string;
            meaning: string;
            /** @description The likeliest first. */
            causes: string[];
            /** @description In order. */
            whatToDo: string[];
            /** @description What Cyberduck and Mountain Duck show for it. */
            inCyberduck?: string;
            /**
             * @description In a log, other failures follow from this one.
             * @constant
             */
            othersFollow?: true;
            links: string[];
            source: string;
            facts: {
                [key: string]: string | number | boolean | string[];
            };
            /** @description Of the text, from 1. */
            lines?: number[];
            /** @description How many places of the text tell of it. */
            times?: number;
        } | {
            /** @constant */
            kind: "no-rule";
            number: string;
            reason: string;
        };
        /** ExplanationList */
        ExplanationList: {
            /** @constant */
            version: 1;
            /** @description The best first; none when nothing is known. */
            explanations: components["schemas"]["Explanation"][];
        };
        /** ConvertRequest */
        ConvertRequest: {
            /** @description Files that belong together: `config` and `credentials` of one folder are read as a pair. */
            files?: components["schemas"]["InputFile"][];
            urls?: string[];
            /**
             * @description What it is to become.
             * @enum {string}
             */
            to: "bookmark" | "profile" | "aws-profile" | "sso-session" | "url" | "duck" | "rclone" | "s3cmd" | "winscp" | "env" | "fish" | "powershell" | "cmd";
            /** @description Profiles or connections, of files that hold many. */
            names?: string[];
            /** @description Of what is made. */
            name?: string;
            program?: components["schemas"]["ProgramId"];
            /**
             * @description Whose file the first one is, where its text does not tell; duck: a command line of it.
             * @enum {string}
             */
            client?: "rclone" | "s3cmd" | "winscp" | "filezilla" | "s3browser" | "transmit" | "crossftp" | "expandrive" | "cloudberry" | "duck";
            /**
             * @description Of the duck command that is made, or else of the one that is read; without it sh, or what the name of the file that is read says.
             * @enum {string}
             */
            shell?: "sh" | "cmd" | "powershell";
        } | unknown | unknown;
        /** ConvertedFile */
        ConvertedFile: {
            name: string;
            text: string;
            /** @description Secrets in the text are masked: put them in again before it is used. */
            masked: boolean;
        };
        /** ConvertResponse */
        ConvertResponse: {
            /** @constant */
            version: 1;
            to: string;
            /** @description None when it cannot be converted; the report says why. */
            files: components["schemas"]["ConvertedFile"][];
            report: components["schemas"]["Report"];
        };
        /** GenerateRequest */
        GenerateRequest: {
            /** @enum {string} */
            target: "profile" | "bookmark" | "aws-config";
            /** @description As `duckbill generate --spec`: /v1/schemas/generate-spec. */
            spec: Record<string, never>;
        } | {
            /** @constant */
            target: "iam";
            /** @description As `duckbill generate iam --spec`. */
            spec: Record<string, never>;
            /**
             * @description How it is written; json unless given.
             * @enum {string}
             */
            form?: "json" | "cloudformation" | "cloudformation-json" | "terraform" | "aws-cli" | "aws-cli-powershell";
        };
        /** GeneratedFile */
        GeneratedFile: {
            /** @enum {string} */
            kind: "config" | "credentials" | "bookmark" | "profile";
            name: string;
            text: string;
        };
        /** MadeNote */
        MadeNote: {
            /** @enum {string} */
            note: "keys-left-out" | "needs-aws-profile" | "needs-profile";
            about: string;
            text: string;
        };
        /** IamDocument */
        IamDocument: {
            file: string;
            /** @description trust, role, user, self-service, bucket, permission-set, … */
            document: string;
            title: string;
            /** @description Characters, as AWS counts them. */
            length: number;
            limit: number;
            /** @description The policy document. */
            policy: {
                [key: string]: unknown;
            };
            statements: {
                sid: string;
                purpose: string;
            }[];
        };
        /** IamFile */
        IamFile: {
            name: string;
            text: string;
        };
        /**
         * IamFinding
         * @description What is to be known of the policies.
         */
        IamFinding: {
            code: components["schemas"]["FindingCode"];
            /** @enum {string} */
            severity: "error" | "warning" | "hint";
            title?: string;
            message: string;
            label?: string;
            hints: string[];
            because: string;
            whatToDo: string;
            facts: {
                [key: string]: string | number | boolean | string[];
            };
        };
        /** GenerateResponse */
        GenerateResponse: {
            /** @constant */
            version: 1;
            /** @enum {string} */
            target: "profile" | "bookmark" | "aws-config";
            /** @description Where the keys come from. */
            access: string;
            programs: components["schemas"]["ProgramId"][];
            files: components["schemas"]["GeneratedFile"][];
            /** @description What a person still has to do. */
            notes: components["schemas"]["MadeNote"][];
        } | {
            /** @constant */
            version: 1;
            /** @enum {string} */
            way: "role" | "session-token" | "web-identity" | "identity-center";
            partition: string;
            account: string;
            documents: components["schemas"]["IamDocument"][];
            files: components["schemas"]["IamFile"][];
            findings: components["schemas"]["IamFinding"][];
            /** @constant */
            target: "iam";
        };
        /** PolicyCheckRequest */
        PolicyCheckRequest: {
            /** @description The name of one of the files, an AWS profile as `aws:NAME`, or a URL such as s3://bucket/path. */
            target: string;
            /** @description Files that belong together: `config` and `credentials` of one folder are read as a pair. */
            files: components["schemas"]["InputFile"][];
            /** @description The name of one of the files. */
            trust?: string;
            policies?: string[];
            /** @description ARN of who asks, where the target does not tell. */
            caller?: string;
            /** @description ARN of the role, where the target asks for it. */
            role?: string;
            /** @description Whether a code goes along; as the target plans it unless given. */
            mfa?: boolean;
            program?: components["schemas"]["ProgramId"];
            /** @description Variables that the program sees. Those of the service are never used. */
            environment?: {
                [key: string]: string;
            };
        } | unknown | unknown;
        /** ToldStatement */
        ToldStatement: {
            file: string;
            line: number;
            column: number;
            /** @description Its number in the policy, from 1. */
            statement: number;
            sid?: string;
            effect: string;
            /**
             * @description decides: by it the call is allowed or denied; open: it may be; misses: the statement does not apply.
             * @enum {string}
             */
            part: "decides" | "open" | "misses";
            reasons: string[];
        };
        /** PolicyCheck */
        PolicyCheck: {
            /** @constant */
            version: 1;
            /** @enum {string} */
            verdict: "allowed" | "denied" | "unknown";
            /** @description sts:AssumeRole, or the permission beside it that is not given. */
            action: string;
            role: string;
            /** @description An ARN, or words for somebody whose name is not known. */
            caller: string;
            /** @enum {string} */
            mfa: "sent" | "absent" | "unknown";
            /** @description In one sentence. */
            reason: string;
            /**
             * @description What leaves the verdict open.
             * @enum {string}
             */
            open?: "caller" | "trust" | "identity" | "condition";
            /** @description Those that have a say, the deciding one first. */
            statements: components["schemas"]["ToldStatement"][];
        };
        /** PolicyLintRequest */
        PolicyLintRequest: {
            /** @description Files that belong together: `config` and `credentials` of one folder are read as a pair. */
            files: components["schemas"]["InputFile"][];
            policies: string[];
            /** @description The name of one of the files, an AWS profile as `aws:NAME`, or a URL such as s3://bucket/path. */
            target?: string;
            /**
             * @description What the policies are; guessed for each unless given.
             * @enum {string}
             */
            kind?: "trust" | "identity" | "resource";
            /** @description ARN of who asks, where the target does not tell. */
            caller?: string;
            program?: components["schemas"]["ProgramId"];
            /** @description Variables that the program sees. Those of the service are never used. */
            environment?: {
                [key: string]: string;
            };
            /**
             * @description Also mend what nobody has to look at first.
             * @constant
             */
            fix?: "safe";
        };
        /** PolicyLintResponse */
        PolicyLintResponse: {
            report: components["schemas"]["Report"];
            /** @description Present when fixes were asked for. */
            fixed?: {
                /** @description What was done, in order. */
                applied: string[];
                /** @description The files that changed. */
                files: components["schemas"]["FixedFile"][];
            };
        };
        /** FleetRequest */
        FleetRequest: {
            spec: components["schemas"]["InputFile"];
            roster: components["schemas"]["InputFile"];
            /**
             * @description What the roster is; told by the name of its file, else csv, when it is not said.
             * @enum {string}
             */
            rosterFormat?: "csv" | "json" | "ndjson" | "scim";
            /** @description Files of a ZIP as they are, not deflated. */
            store?: boolean;
            /** @description Leave out rows with an error, rather than refuse the roster. */
            partial?: boolean;
        };
        /** FleetFileLine */
        FleetFileLine: {
            path: string;
            mode: string;
            text?: string;
            base64?: string;
        };
        /** Rule */
        Rule: {
            code: string;
            /** @description Heading of its page. */
            title: string;
            /** @description With the names of facts in braces. */
            message: string;
            /** @description Words under the place. */
            label?: string;
            hints: string[];
            /** @description Which program fails or misbehaves, and how. */
            because: string;
            whatToDo: string;
            /** @enum {string} */
            severity: "error" | "warning" | "hint";
            programs: components["schemas"]["ProgramId"][];
            /** @description Where the fact stands. */
            source: string;
            /** @description Numbers that the reference gives it. */
            aliases: string[];
            /** @description What each program makes of it. */
            effects: {
                programs: components["schemas"]["ProgramId"][];
                effect: string;
            }[];
        };
        /** RuleList */
        RuleList: {
            /** @constant */
            version: 1;
            rules: components["schemas"]["Rule"][];
        };
        /** Guidance */
        Guidance: {
            code: string;
            title: string;
            meaning: string;
            /** @description The likeliest first. */
            causes: string[];
            /** @description In order. */
            whatToDo: string[];
            /** @description What Cyberduck and Mountain Duck show for it. */
            inCyberduck?: string;
            /**
             * @description In a log, other failures follow from this one.
             * @constant
             */
            othersFollow?: true;
            links: string[];
            source: string;
        };
        /** GuidanceList */
        GuidanceList: {
            /** @constant */
            version: 1;
            errors: components["schemas"]["Guidance"][];
        };
        /** Provider */
        Provider: {
            id: string;
            title: string;
            purpose: string;
            regions: {
                id: string;
                title: string;
            }[];
            account?: {
                word: string;
                example: string;
            };
            notes: string[];
            help: string;
            source: string;
        };
        /** CataloguedProfile */
        CataloguedProfile: {
            /** @description What names it in an address. */
            id: string;
            vendor: string;
            protocol: string;
            fileName: string;
            /** @enum {string} */
            origin: "published" | "bundled" | "made";
            purpose: string;
            /** @description The first Cyberduck that understands it. */
            since?: string;
            provider?: string;
            host?: string;
        };
        /** ProfileList */
        ProfileList: {
            /** @constant */
            version: 1;
            providers: components["schemas"]["Provider"][];
            profiles: components["schemas"]["CataloguedProfile"][];
        };
        /** ShownProfile */
        ShownProfile: {
            /** @constant */
            version: 1;
            /** @description What names it in an address. */
            id: string;
            vendor: string;
            protocol: string;
            fileName: string;
            /** @enum {string} */
            origin: "published" | "bundled" | "made";
            purpose: string;
            /** @description The first Cyberduck that understands it. */
            since?: string;
            provider?: string;
            host?: string;
            /** @description Keys and values of the property list. */
            values: {
                [key: string]: unknown;
            };
            /** @description What to know of its provider. */
            notes: string[];
            /** @description The file. */
            text: string;
        };
        /** SchemaList */
        SchemaList: {
            /** @constant */
            version: 1;
            schemas: {
                name: string;
                description: string;
                address: string;
            }[];
        };
        /**
         * JsonSchema
         * @description A JSON Schema (draft 2020-12).
         */
        JsonSchema: {
            $schema?: string;
        };
        /** FleetJobRequest */
        FleetJobRequest: {
            spec: components["schemas"]["InputFile"];
            roster?: components["schemas"]["InputFile"];
            /**
             * @description What the roster is; told by the name of its file, else csv, when it is not said.
             * @enum {string}
             */
            rosterFormat?: "csv" | "json" | "ndjson" | "scim";
            /**
             * @description What the result is; zip unless given.
             * @enum {string}
             */
            format?: "zip" | "tar" | "ndjson";
            /** @description Files of a ZIP as they are, not deflated. */
            store?: boolean;
            /** @description No result from a roster with an error. */
            strict?: boolean;
        };
        /** FleetJobProgress */
        FleetJobProgress: {
            rosterBytes: number;
            rosterRead: number;
            /** @description Whether users and chunks are all of them. */
            isSplit: boolean;
            users: number;
            usersDone: number;
            chunks: number;
            chunksDone: number;
            files: number;
            bytes: number;
        };
        /** FleetJobFailure */
        FleetJobFailure: {
            /** @enum {string} */
            code: "roster-unusable" | "roster-errors" | "too-many-users" | "store-full" | "store-refused" | "store-unreachable" | "store-missing" | "workers-died" | "fault";
            detail: string;
            /** @description Whether POST …/retry makes sense once that is mended. */
            retry: boolean;
        };
        /** FleetJob */
        FleetJob: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "uploading" | "queued" | "working" | "assembling" | "done" | "failed" | "cancelled" | "expired";
            /** @description Grows with every change; the id of events. */
            revision: number;
            /** @enum {string} */
            format: "zip" | "tar" | "ndjson";
            strict: boolean;
            /** @enum {string} */
            rosterFormat: "csv" | "json" | "ndjson" | "scim";
            specSha256: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            startedAt?: string;
            /** Format: date-time */
            endedAt?: string;
            /**
             * Format: date-time
             * @description When its files are removed; of an expired job, its record.
             */
            expiresAt: string;
            progress: components["schemas"]["FleetJobProgress"];
            /** @description What is wrong with rows, by severity. */
            findings: {
                error: number;
                warning: number;
                hint: number;
            };
            result?: {
                bytes: number;
            };
            failure?: components["schemas"]["FleetJobFailure"];
        };
        /** FleetJobList */
        FleetJobList: {
            jobs: components["schemas"]["FleetJob"][];
            /** @description For `after`, when there are more. */
            next?: string;
        };
        /** FleetJobRow */
        FleetJobRow: {
            /** @description Of the roster, from 1. */
            line: number;
            column?: string;
            member?: string;
            /** @description GET /v1/rules/{code} says more. */
            code: string;
            /** @enum {string} */
            severity: "error" | "warning" | "hint";
            message: string;
        };
        /** FleetJobDetail */
        FleetJobDetail: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "uploading" | "queued" | "working" | "assembling" | "done" | "failed" | "cancelled" | "expired";
            /** @description Grows with every change; the id of events. */
            revision: number;
            /** @enum {string} */
            format: "zip" | "tar" | "ndjson";
            strict: boolean;
            /** @enum {string} */
            rosterFormat: "csv" | "json" | "ndjson" | "scim";
            specSha256: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            startedAt?: string;
            /** Format: date-time */
            endedAt?: string;
            /**
             * Format: date-time
             * @description When its files are removed; of an expired job, its record.
             */
            expiresAt: string;
            progress: components["schemas"]["FleetJobProgress"];
            /** @description What is wrong with rows, by severity. */
            findings: {
                error: number;
                warning: number;
                hint: number;
            };
            result?: {
                bytes: number;
            };
            failure?: components["schemas"]["FleetJobFailure"];
            /** @description The first of the findings, by line. */
            rows: components["schemas"]["FleetJobRow"][];
        };
        /** SignInRequest */
        SignInRequest: {
            /** @description The address of the access portal, as AWS hands it out. It is told to AWS, not opened. */
            startUrl: string;
            /** @description A region of AWS. Its hosts, and no others, are asked. */
            region: string;
            /** @description Asked in place of AWS; one of those that the operator names with --allow-endpoint. */
            endpoint?: string;
        };
        /** SignIn */
        SignIn: {
            /** @description Names the sign-in to the caller who started it, and to nobody else. */
            id: string;
            /** @enum {string} */
            state: "pending" | "signed-in";
            startUrl: string;
            region: string;
            /** @description When it is forgotten here, ISO 8601. */
            expiresAt: string;
            /** @description While it waits for its person. */
            approval?: {
                /** @description The person compares it with the one in the browser. */
                userCode: string;
                /** @description Where the person types the code. */
                url: string;
                /** @description The same with the code in it. */
                completeUrl: string;
                /** @description Seconds between two questions to AWS. */
                interval: number;
                /** @description Seconds until AWS is asked again. */
                retryAfter: number;
            };
        };
        /** SignInEnd */
        SignInEnd: {
            /** @description AWS took the sign-out. It is forgotten here in any case. */
            signedOut: boolean;
        };
        /** PortalAccount */
        PortalAccount: {
            accountId: string;
            accountName: string;
            email: string;
        };
        /** PortalAccounts */
        PortalAccounts: {
            accounts: components["schemas"]["PortalAccount"][];
            /** @description On all pages. */
            total: number;
            /** @description For `after`, when there are more. */
            next?: string;
        };
        /** PortalPermissionSets */
        PortalPermissionSets: {
            accountId: string;
            permissionSets: string[];
            /** @description On all pages. */
            total: number;
            /** @description For `after`, when there are more. */
            next?: string;
        };
        /** WantedAssignment */
        WantedAssignment: {
            accountId: string;
            permissionSet: string;
            /** @description Fields as a specification of `duckbill generate` has them. */
            values?: {
                [key: string]: string | number | boolean | string[];
            };
        };
        /** AssignmentFilesRequest */
        AssignmentFilesRequest: {
            /** @enum {string} */
            target: "aws-config" | "bookmark" | "profile";
            /** @description The programs that read it. */
            for?: components["schemas"]["ProgramId"][];
            /** @description Of those that the portal lists for the person. */
            assignments: components["schemas"]["WantedAssignment"][];
            /** @description Fields as a specification of `duckbill generate` has them. */
            values?: {
                [key: string]: string | number | boolean | string[];
            };
        };
        /** AssignmentFiles */
        AssignmentFiles: {
            files: components["schemas"]["GeneratedFile"][];
            /** @description What the person still has to do. */
            notes: components["schemas"]["MadeNote"][];
        };
        /** CallerIdentityQuestion */
        CallerIdentityQuestion: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            call: "CallerIdentityQuestion";
        };
        /** MfaCode */
        MfaCode: {
            /** @description Serial number or ARN of the device. */
            serial: string;
            /** @description AWS takes each code once. */
            code: string;
        };
        /** SessionTokenQuestion */
        SessionTokenQuestion: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            call: "SessionTokenQuestion";
            mfa?: components["schemas"]["MfaCode"];
            durationSeconds?: number;
        };
        /** RoleQuestion */
        RoleQuestion: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            call: "RoleQuestion";
            roleArn: string;
            roleSessionName?: string;
            externalId?: string;
            durationSeconds?: number;
            mfa?: components["schemas"]["MfaCode"];
        };
        /**
         * HandedKeys
         * @description For this one question: neither kept nor written down.
         */
        HandedKeys: {
            accessKeyId: string;
            secretAccessKey: string;
            sessionToken?: string;
        };
        /** StsCheckRequest */
        StsCheckRequest: {
            question: components["schemas"]["CallerIdentityQuestion"] | components["schemas"]["SessionTokenQuestion"] | components["schemas"]["RoleQuestion"];
            credentials: components["schemas"]["HandedKeys"];
            /** @description A region of AWS. Its hosts, and no others, are asked. */
            region: string;
            /** @description Asked in place of AWS; one of those that the operator names with --allow-endpoint. */
            endpoint?: string;
        };
        /**
         * CallerIdentity
         * @description Whose keys these are.
         */
        CallerIdentity: {
            arn: string;
            account: string;
            userId: string;
        };
        /** StsFailure */
        StsFailure: {
            operation: string;
            failure: components["schemas"]["Failure"];
            /** @description What explains it, best first; empty when nothing is known about it. */
            guidance: components["schemas"]["GuidanceMatch"][];
            facts: {
                [key: string]: string | number | boolean | string[];
            };
        };
        /** Advice */
        Advice: {
            code: components["schemas"]["FindingCode"];
            title: string;
            meaning: string;
            causes: string[];
            whatToDo: string[];
            inCyberduck?: string;
            links: string[];
        };
        /** StsCheck */
        StsCheck: {
            /** @constant */
            version: 1;
            ok: boolean;
            /** @enum {string} */
            call: "GetCallerIdentity" | "AssumeRole" | "AssumeRoleWithWebIdentity" | "GetSessionToken" | "RegisterClient" | "StartDeviceAuthorization" | "CreateToken" | "ListAccounts" | "ListAccountRoles" | "GetRoleCredentials" | "ExchangeCode" | "GetContainerCredentials" | "GetInstanceCredentials" | "ListBuckets" | "GetBucketLocation" | "ListObjectsV2";
            /** @description Host and port that were asked. */
            endpoint: string;
            identity?: components["schemas"]["CallerIdentity"];
            /** @description What they give. The keys of the session are dropped: nobody is told them. */
            session?: {
                arn?: string;
                /** @description ISO 8601. */
                expiresAt?: string;
            };
            failure?: components["schemas"]["StsFailure"];
            /** @description The guidance in words, best first. */
            advice?: components["schemas"]["Advice"][];
        };
        /** Health */
        Health: {
            /** @constant */
            status: "ok";
        };
        /** Ready */
        Ready: {
            /** @constant */
            status: "ready";
        };
        /** OpenApiDocument */
        OpenApiDocument: {
            openapi: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    lint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LintRequest"];
            };
        };
        responses: {
            /** @description What was found */
            200: {
                headers: {
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LintResponse"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inspect: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InspectRequest"];
            };
        };
        responses: {
            /** @description What they say */
            200: {
                headers: {
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectResponse"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    plan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanRequest"];
            };
        };
        responses: {
            /** @description The plan */
            200: {
                headers: {
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doctor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DoctorRequest"];
            };
        };
        responses: {
            /** @description The report */
            200: {
                headers: {
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoctorReport"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explain: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExplainRequest"];
            };
        };
        responses: {
            /** @description What is known */
            200: {
                headers: {
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplanationList"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    convert: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConvertRequest"];
            };
        };
        responses: {
            /** @description The files, and what is lost */
            200: {
                headers: {
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConvertResponse"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    generate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenerateRequest"];
            };
        };
        responses: {
            /** @description The files */
            200: {
                headers: {
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenerateResponse"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyCheckRequest"];
            };
        };
        responses: {
            /** @description The verdict, and the statements that have a say in it */
            200: {
                headers: {
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyCheck"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lintPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyLintRequest"];
            };
        };
        responses: {
            /** @description What was found */
            200: {
                headers: {
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyLintResponse"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    generateFleet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FleetRequest"];
            };
        };
        responses: {
            /** @description The archive */
            200: {
                headers: {
                    /** @description A name for the file. */
                    "Content-Disposition": string;
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every rule */
            200: {
                headers: {
                    /** @description For If-None-Match. */
                    ETag?: string;
                    /** @description How long it may be kept. */
                    "Cache-Control"?: string;
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleList"];
                };
            };
            /** @description It is as it was */
            304: {
                headers: {
                    /** @description For If-None-Match. */
                    ETag?: string;
                    /** @description How long it may be kept. */
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As findings have it. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One rule */
            200: {
                headers: {
                    /** @description For If-None-Match. */
                    ETag?: string;
                    /** @description How long it may be kept. */
                    "Cache-Control"?: string;
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rule"];
                };
            };
            /** @description It is as it was */
            304: {
                headers: {
                    /** @description For If-None-Match. */
                    ETag?: string;
                    /** @description How long it may be kept. */
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listErrors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every failure that is recognised */
            200: {
                headers: {
                    /** @description For If-None-Match. */
                    ETag?: string;
                    /** @description How long it may be kept. */
                    "Cache-Control"?: string;
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuidanceList"];
                };
            };
            /** @description It is as it was */
            304: {
                headers: {
                    /** @description For If-None-Match. */
                    ETag?: string;
                    /** @description How long it may be kept. */
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showError: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As findings have it. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One failure */
            200: {
                headers: {
                    /** @description For If-None-Match. */
                    ETag?: string;
                    /** @description How long it may be kept. */
                    "Cache-Control"?: string;
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Guidance"];
                };
            };
            /** @description It is as it was */
            304: {
                headers: {
                    /** @description For If-None-Match. */
                    ETag?: string;
                    /** @description How long it may be kept. */
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProfiles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Connection profiles */
            200: {
                headers: {
                    /** @description For If-None-Match. */
                    ETag?: string;
                    /** @description How long it may be kept. */
                    "Cache-Control"?: string;
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileList"];
                };
            };
            /** @description It is as it was */
            304: {
                headers: {
                    /** @description For If-None-Match. */
                    ETag?: string;
                    /** @description How long it may be kept. */
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One connection profile */
            200: {
                headers: {
                    /** @description For If-None-Match. */
                    ETag?: string;
                    /** @description How long it may be kept. */
                    "Cache-Control"?: string;
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownProfile"];
                };
            };
            /** @description It is as it was */
            304: {
                headers: {
                    /** @description For If-None-Match. */
                    ETag?: string;
                    /** @description How long it may be kept. */
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSchemas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Published schemas */
            200: {
                headers: {
                    /** @description For If-None-Match. */
                    ETag?: string;
                    /** @description How long it may be kept. */
                    "Cache-Control"?: string;
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchemaList"];
                };
            };
            /** @description It is as it was */
            304: {
                headers: {
                    /** @description For If-None-Match. */
                    ETag?: string;
                    /** @description How long it may be kept. */
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showSchema: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One schema */
            200: {
                headers: {
                    /** @description For If-None-Match. */
                    ETag?: string;
                    /** @description How long it may be kept. */
                    "Cache-Control"?: string;
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JsonSchema"];
                };
            };
            /** @description It is as it was */
            304: {
                headers: {
                    /** @description For If-None-Match. */
                    ETag?: string;
                    /** @description How long it may be kept. */
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFleetJobs: {
        parameters: {
            query?: {
                /** @description 20 unless given. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FleetJobList"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createFleetJob: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FleetJobRequest"];
            };
        };
        responses: {
            /** @description The job that the same key has made */
            200: {
                headers: {
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FleetJob"];
                };
            };
            /** @description The job */
            201: {
                headers: {
                    /** @description Where the job is. */
                    Location?: string;
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FleetJob"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fleetJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the job. */
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job */
            200: {
                headers: {
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FleetJobDetail"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteFleetJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the job. */
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addFleetRoster: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the job. */
                job: string;
                part: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": string;
            };
        };
        responses: {
            /** @description The job */
            200: {
                headers: {
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FleetJob"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startFleetJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the job. */
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job */
            200: {
                headers: {
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FleetJob"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelFleetJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the job. */
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job */
            200: {
                headers: {
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FleetJob"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryFleetJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the job. */
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job */
            200: {
                headers: {
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FleetJob"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fleetJobEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the job. */
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events */
            200: {
                headers: {
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description The job has ended, and its last event was seen */
            204: {
                headers: {
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fleetJobResult: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the job. */
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The archive */
            200: {
                headers: {
                    /** @description Of exactly these bytes; for If-Range and If-None-Match. */
                    ETag?: string;
                    /** @description Parts can be asked for. */
                    "Accept-Ranges"?: "bytes";
                    /** @description A name for the file. */
                    "Content-Disposition"?: string;
                    /** @description Bytes that follow. */
                    "Content-Length"?: number;
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description A part of it */
            206: {
                headers: {
                    /** @description Of exactly these bytes; for If-Range and If-None-Match. */
                    ETag?: string;
                    /** @description Parts can be asked for. */
                    "Accept-Ranges"?: "bytes";
                    /** @description A name for the file. */
                    "Content-Disposition"?: string;
                    /** @description Bytes that follow. */
                    "Content-Length"?: number;
                    /** @description Which part. */
                    "Content-Range"?: string;
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description It is as it was */
            304: {
                headers: {
                    /** @description Of exactly these bytes; for If-Range and If-None-Match. */
                    ETag?: string;
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInRequest"];
            };
        };
        responses: {
            /** @description It waits for its person */
            201: {
                headers: {
                    /** @description Seconds until AWS is asked again. */
                    "Retry-After"?: number;
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignIn"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the sign-in. */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How it stands */
            200: {
                headers: {
                    /** @description Seconds until AWS is asked again. */
                    "Retry-After"?: number;
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignIn"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the sign-in. */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is forgotten */
            200: {
                headers: {
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInEnd"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPortalAccounts: {
        parameters: {
            query?: {
                /** @description How many; 100 unless given. */
                limit?: number;
                /** @description `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                /** @description The id of the sign-in. */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalAccounts"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPermissionSets: {
        parameters: {
            query?: {
                /** @description How many; 100 unless given. */
                limit?: number;
                /** @description `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                /** @description The id of the sign-in. */
                session: string;
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalPermissionSets"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makeAssignmentFiles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the sign-in. */
                session: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignmentFilesRequest"];
            };
        };
        responses: {
            /** @description The files */
            200: {
                headers: {
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentFiles"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkSts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StsCheckRequest"];
            };
        };
        responses: {
            /** @description What AWS said */
            200: {
                headers: {
                    /** @description What the tenant may use: points (q) in so many seconds (w). draft-ietf-httpapi-ratelimit-headers. */
                    "RateLimit-Policy"?: string;
                    /** @description What is left: points (r), until all are back in so many seconds (t). */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StsCheck"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They should */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ready"];
                };
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document */
            200: {
                headers: {
                    /** @description For If-None-Match. */
                    ETag?: string;
                    /** @description How long it may be kept. */
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenApiDocument"];
                };
            };
            /** @description It is as it was */
            304: {
                headers: {
                    /** @description For If-None-Match. */
                    ETag?: string;
                    /** @description How long it may be kept. */
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why not */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
