import {
  awsReaders,
  cliReaders,
  type AwsSettingEntry,
  type AwsSettingReader,
  row,
  rowWithVariable,
} from './aws-setting.ts';

/** S3, and transfers of `aws s3` (aws-config B.3). */
export const s3Settings: readonly AwsSettingEntry[] = [
  row('s3', 'nested', cliReaders, 'settings of S3, indented below'),
  ...(
    [
      ['addressing_style', 'choice', cliReaders, 'bucket in the host name or in the path', ['auto', 'virtual', 'path']],
      ['use_accelerate_endpoint', 'boolean', cliReaders, 'transfer acceleration'],
      ['use_dualstack_endpoint', 'boolean', cliReaders, 'hosts that also speak IPv6'],
      ['payload_signing_enabled', 'boolean', cliReaders, 'sign bodies too'],
      ['signature_version', 'text', cliReaders, 'how requests are signed'],
      ['use_arn_region', 'boolean', cliReaders, 'take the region from an ARN'],
      ['us_east_1_regional_endpoint', 'choice', ['cli1'], 'which host serves us-east-1', ['regional', 'legacy']],
      ['s3_disable_multiregion_access_points', 'boolean', cliReaders, 'refuse multi-region access points'],
      ['max_concurrent_requests', 'integer', cliReaders, 'requests at once'],
      ['max_queue_size', 'integer', cliReaders, 'waiting tasks'],
      ['multipart_threshold', 'size', cliReaders, 'size from which transfers go in parts'],
      ['multipart_chunksize', 'size', cliReaders, 'size of a part'],
      ['max_bandwidth', 'size', cliReaders, 'bytes a second'],
      ['preferred_transfer_client', 'choice', ['cli2'], 'who transfers', ['auto', 'classic', 'crt', 'default']],
      ['target_bandwidth', 'size', ['cli2'], 'bytes a second to aim at'],
      ['io_chunksize', 'size', ['cli2'], 'bytes read at once'],
      ['should_stream', 'boolean', ['cli2'], 'stream from the disk'],
      ['disk_throughput', 'size', ['cli2'], 'speed of the disk'],
      ['direct_io', 'boolean', ['cli2'], 'pass by the cache of the disk'],
    ] as const satisfies readonly (readonly [
      string,
      AwsSettingEntry['type'],
      readonly AwsSettingReader[],
      string,
      (readonly string[])?,
    ])[]
  ).map(([name, type, readers, meaning, values]) =>
    row(name, type, readers, meaning, { place: 's3', ...(values === undefined ? {} : { values }) }),
  ),
  rowWithVariable('s3_use_arn_region', 'boolean', awsReaders, 'take the region from an ARN'),
  row('s3_us_east_1_regional_endpoint', 'choice', ['cli1'], 'which host serves us-east-1', {
    values: ['regional', 'legacy'],
  }),
  row('s3_disable_multiregion_access_points', 'boolean', ['js', 'go'], 'refuse multi-region access points'),
  row('s3_disable_express_session_auth', 'boolean', awsReaders, 'no sessions with directory buckets'),
];

/** The command lines alone (aws-config B.4). */
export const cliSettings: readonly AwsSettingEntry[] = [
  row('output', 'choice', cliReaders, 'how answers are printed', {
    values: ['json', 'text', 'table', 'yaml', 'yaml-stream', 'off'],
    variables: ['AWS_DEFAULT_OUTPUT'],
  }),
  row('cli_timestamp_format', 'choice', cliReaders, 'how times are printed', { values: ['wire', 'iso8601', 'none'] }),
  row('cli_follow_urlparam', 'boolean', ['cli1'], 'fetch parameters that are URLs'),
  row('cli_binary_format', 'choice', cliReaders, 'how bytes are given', { values: ['base64', 'raw-in-base64-out'] }),
  row('cli_pager', 'command', cliReaders, 'who shows long answers', { variables: ['AWS_PAGER'] }),
  row('cli_history', 'choice', cliReaders, 'keep a history of commands', { values: ['enabled'] }),
  row('cli_auto_prompt', 'choice', ['cli2'], 'ask for missing parameters', {
    values: ['on', 'on-partial', 'off'],
    variables: ['AWS_CLI_AUTO_PROMPT'],
  }),
  row('cli_help_output', 'text', ['cli2'], 'how help is shown'),
  row('cli_error_format', 'choice', ['cli2'], 'how errors are printed', {
    values: ['enhanced', 'json', 'yaml', 'text', 'table', 'legacy'],
    variables: ['AWS_CLI_ERROR_FORMAT'],
  }),
  row('emr', 'nested', cliReaders, 'settings of "aws emr", indented below'),
  ...['service_role', 'instance_profile', 'log_uri', 'key_name', 'key_pair_file', 'enable_debugging'].map((name) =>
    row(name, 'text', cliReaders, 'for "aws emr"', { place: 'emr' }),
  ),
  row('cli_legacy_plugin_path', 'path', ['cli2'], 'where plugins are', { place: 'plugins' }),
];

interface Tool {
  readonly owner: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** Settings that other tools made up; every program of AWS passes over them (aws-config B.4; their documentation). */
const tools: readonly Tool[] = [
  {
    owner: 'aws-vault',
    settings: {
      include_profile: 'take the settings of another profile',
      parent_profile: 'older name of include_profile',
      session_tags: 'tags of the role session',
      transitive_session_tags: 'tags that the next role sees as well',
      source_identity: 'who is behind the role session',
      mfa_process: 'command that prints an MFA code',
    },
  },
  {
    owner: 'granted',
    settings: {
      granted_sso_start_url: 'portal of Identity Center',
      granted_sso_region: 'region of Identity Center',
      granted_sso_account_id: 'account to sign in to',
      granted_sso_role_name: 'permission set to sign in with',
      granted_sso_registration_scopes: 'what the sign-in asks for',
      granted_color: 'colour of the browser tab',
      granted_icon: 'icon of the browser tab',
      common_fate_url: 'service that grants access',
      common_fate_generated_from: 'mark of a generated profile',
    },
  },
  {
    owner: 'aws-sso-util',
    settings: {
      sso_auto_populated: 'mark of a generated profile',
      sso_account_name: 'name of the account',
    },
  },
  {
    owner: 'saml2aws',
    settings: {
      x_principal_arn: 'who signed in',
      x_security_token_expires: 'when the keys expire',
    },
  },
  {
    owner: 'aws-azure-login',
    settings: {
      azure_tenant_id: 'tenant of Entra',
      azure_app_id_uri: 'application of AWS in Entra',
      azure_default_username: 'user to sign in',
      azure_default_role_arn: 'role to assume',
      azure_default_duration_hours: 'how long the session lasts',
      azure_default_remember_me: 'stay signed in',
    },
  },
  {
    owner: 'aws-mfa',
    settings: {
      aws_mfa_device: 'MFA device to ask a code of',
      assumed_role: 'whether the keys are those of a role',
      assumed_role_arn: 'role of the keys',
      expiration: 'when the keys expire',
    },
  },
  { owner: 'awsume', settings: { manager: 'mark of a generated profile' } },
];

/** Names that begin so belong to a tool, whatever follows. */
const ownedPrefixes: readonly (readonly [string, string])[] = [
  ['granted_', 'granted'],
  ['common_fate_', 'granted'],
  ['azure_', 'aws-azure-login'],
  ['awsume_', 'awsume'],
];

export const toolSettings: readonly AwsSettingEntry[] = tools.flatMap(({ owner, settings }) =>
  Object.entries(settings).map(([name, meaning]) => row(name, 'text', [], meaning, { owner })),
);

/** A setting that is in no table, but whose name tells the tool. */
export function toolSetting(name: string): AwsSettingEntry | undefined {
  const owner = ownedPrefixes.find(([prefix]) => name.startsWith(prefix))?.[1];
  return owner === undefined ? undefined : row(name, 'text', [], `setting of ${owner}`, { owner });
}
