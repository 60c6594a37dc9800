import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingsOf, parse, partsOf, protocols } from './url-texts.ts';

describe('the table of the reference (cyberduck-formats §5)', () => {
  it.each([
    ['s3:/bucket/key', { protocol: 's3', username: 'anonymous', path: '/bucket/key' }],
    ['s3:bucket/key', { protocol: 's3', username: 'anonymous', path: '/bucket/key' }],
    ['s3:AWS456@bucket/key', { protocol: 's3', username: 'AWS456', path: '/bucket/key' }],
    ['s3://AWS456@/bucket/key', { protocol: 's3', username: 'AWS456', path: '/bucket/key' }],
    [
      's3://host.example/bucket/key',
      { protocol: 's3', username: 'anonymous', hostname: 'host.example', path: '/bucket/key' },
    ],
    ['ftps://h:55/folder/', { protocol: 'ftps', username: 'anonymous', hostname: 'h', port: 55, path: '/folder/' }],
    ['https://h/p', { protocol: 'davs', username: 'anonymous', hostname: 'h', path: '/p' }],
    ['http://h', { protocol: 'dav', username: 'anonymous', hostname: 'h' }],
    [
      'openstack-keystone2://auth.host/container/',
      { protocol: 'swift', provider: 'openstack-keystone2', hostname: 'auth.host', path: '/container/' },
    ],
    ['rackspace://u@container/', { protocol: 'swift', provider: 'rackspace', username: 'u', path: '/container/' }],
    ['onedrive://Some/Folder', { protocol: 'onedrive', path: '/Some/Folder' }],
  ])('reads %s', (text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });
});

describe('the scheme', () => {
  it.each([
    ['host.name:443', { protocol: 'ftp', username: 'anonymous', hostname: 'host.name', port: 443 }],
    ['host.name/folder', { protocol: 'ftp', username: 'anonymous', hostname: 'host.name', path: '/folder' }],
    ['  s3-cli:reports@bucket', { protocol: 's3', provider: 's3-cli', username: 'reports', path: '/bucket' }],
    ['s3-s3-cli:/bucket', { protocol: 's3', provider: 's3-cli', path: '/bucket' }],
    ['cloudy://h/p', { protocol: 'davs', provider: 'cloud', username: 'anonymous', hostname: 'h', path: '/p' }],
    ['S3://host.example', { protocol: 'ftp', username: 'anonymous', hostname: 'host.example' }],
    ['nonsense://h/p', { protocol: 'ftp', username: 'anonymous', hostname: 'h', path: '/p' }],
  ])('of %s', (text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });

  it('says which scheme was probably meant', () => {
    expect(findingsOf('S3://host.example')).toContain('!url-scheme-unknown@S3');
    expect(parse('S3://host.example').diagnostics[0]?.facts).toMatchObject({ nearest: 's3' });
    expect(findingsOf('host.name:443')).toContain('url-scheme-missing@');
  });
});

describe('host and port', () => {
  it.each([
    ['minio://u@[2001:db8::1%25en0]:9000/b', { hostname: '2001:db8::1%en0', port: 9000, path: '/b' }],
    ['minio://u@h%C3%B6st:09000', { hostname: 'höst', port: 9000 }],
    ['minio://u@h:', { hostname: 'h' }],
  ])('of %s', (text, parts) => {
    expect(partsOf(text)).toEqual({ protocol: 's3', provider: 'minio', username: 'u', ...parts });
    expect(findingsOf(text).filter((finding) => finding.startsWith('!url-port'))).toEqual([]);
  });

  it('takes the default for a port that is no number, with a warning', () => {
    expect(partsOf('minio://u@host:90x0/b')).toEqual({
      protocol: 's3',
      provider: 'minio',
      username: 'u',
      hostname: 'host',
      path: '/b',
    });
    expect(findingsOf('minio://u@host:90x0/b')).toEqual(['url-port-wrong@90x0']);
  });

  it.each(['minio://u@h:0/', 'minio://u@h:65536/', 'minio://u@h:99999999999999999999/'])('refuses %s', (text) => {
    expect(partsOf(text)).toBeUndefined();
    expect(findingsOf(text)[0]).toMatch(/^!url-port-out-of-range@\d+$/u);
  });

  it('drops the port where the profile fixes it', () => {
    expect(partsOf('s3://u@s3.amazonaws.com:99999/b')).toEqual({
      protocol: 's3',
      username: 'u',
      hostname: 's3.amazonaws.com',
      path: '/b',
    });
    expect(findingsOf('s3://u@s3.amazonaws.com:99999/b')).toEqual(['url-port-ignored@99999']);
  });

  it.each([
    ['sftp:', '!url-host-missing@'],
    ['sftp://', '!url-host-missing@//'],
    ['sftp:///path', '!url-host-missing@//'],
    ['sftp:/path', '!url-host-missing@'],
    ['minio://u@[::1/b', '!url-bracket-open@['],
  ])('refuses %s', (text, finding) => {
    expect(partsOf(text)).toBeUndefined();
    expect(findingsOf(text)).toContain(finding);
  });

  it('needs none where the protocol has one', () => {
    for (const text of ['s3:', 's3://', 'rackspace://']) expect(partsOf(text)).not.toHaveProperty('hostname');
    expect(findingsOf('rackspace://container/x')).toEqual(['url-host-fixed@container']);
  });

  it('tells a bucket in the place of the server, and how to write it', () => {
    const { diagnostics, bookmark } = parse('s3://AKIAEXAMPLE@my-bucket/key');
    expect(diagnostics).toMatchObject([
      { code: 'url-bucket-as-host', facts: { host: 'my-bucket', suggestion: 's3:AKIAEXAMPLE@my-bucket/key' } },
    ]);
    expect(bookmark?.hostname?.value).toBe('my-bucket');
    expect(partsOf('s3:AKIAEXAMPLE@my-bucket/key')).toMatchObject({ path: '/my-bucket/key' });
    for (const text of ['s3://u@my.bucket/key', 'minio://u@minio:9000/b', 's3://u@localhost/b', 'sftp://u@server/b'])
      expect(findingsOf(text).join()).not.toContain('url-bucket-as-host');
  });
});

describe('user and password', () => {
  it('reads the part before the last @ of the first segment', () => {
    expect(partsOf('sftp://me@example.org@host/a@b')).toMatchObject({
      username: 'me@example.org',
      hostname: 'host',
      path: '/a@b',
    });
    expect(partsOf('sftp://a%40b%2Fc@host')).toMatchObject({ username: 'a@b/c' });
  });

  it('names nobody, or anonymous where that is offered', () => {
    expect(partsOf('s3-cli:/bucket')).not.toHaveProperty('username');
    expect(partsOf('sftp://host')).not.toHaveProperty('username');
    expect(findingsOf('s3:/bucket')).toEqual(['url-user-anonymous@']);
    expect(partsOf('s3://:@host.example/')).toMatchObject({ username: 'anonymous' });
  });

  it('refuses a blank in it', () => {
    expect(partsOf('sftp://two words@host')).toBeUndefined();
    expect(findingsOf('sftp://two words@host')).toContain('!url-space-in-user@ ');
  });

  it('hands out the password, and hides it in the text', () => {
    const url = parse('s3://AKIAEXAMPLE:canary%2Fsecret@s3.amazonaws.com/b');
    expect(url.password).toBe('canary/secret');
    expect(url.secrets).toEqual(['canary%2Fsecret', 'canary/secret']);
    expect(url.source.text).toBe('s3://AKIAEXAMPLE:•••••••••••••••@s3.amazonaws.com/b');
    expect(url.diagnostics).toMatchObject([{ code: 'url-secret', severity: 'warning' }]);
    expect(JSON.stringify({ ...url, secrets: [], password: '' })).not.toContain('canary');
  });

  it('drops it where the profile takes none', () => {
    const url = parse('s3-cli:reports:canary-secret@bucket');
    expect(url).not.toHaveProperty('password');
    expect(url.secrets).toEqual(['canary-secret']);
    expect(url.diagnostics.map(({ code }) => code)).toEqual(['url-password-ignored']);
  });
});

describe('no part of a password is shown', () => {
  it.each([
    's3://AKIAEXAMPLE:canary/se:cret@s3.amazonaws.com/b',
    's3:AKIAEXAMPLE:canary/secret@bucket',
    's3://AKIAEXAMPLE:12345/canary@bucket/key',
    'user:canary@host/path',
    'user.name:canary@host',
    'user:canary/1@host',
    '//user:canary@host',
    'nonsense://user:canary@host',
    's3://AKIAEXAMPLE:canary@my-bucket/key',
    's3://AKIAEXAMPLE:c a n canary@host.example/key?x=1',
    'sftp://u:canary@[::1',
  ])('%s', (text) => {
    const { source, bookmark, diagnostics } = parse(text);
    const shown = JSON.stringify([source.name, source.text, diagnostics, bookmark?.dict]);
    expect(shown).not.toContain('canary');
    expect(shown).not.toContain('12345');
    expect(source.text).toHaveLength(text.length);
  });

  it('tells of the slash inside it', () => {
    expect(findingsOf('s3://AKIAEXAMPLE:ab/cd@s3.amazonaws.com/b')).toHaveLength(1);
    const [finding] = parse('s3://AKIAEXAMPLE:ab/cd@s3.amazonaws.com/b').diagnostics;
    expect(finding).toMatchObject({ code: 'url-at-sign-late', span: { start: 19, end: 20 } });
    expect(findingsOf('minio://minio.example.org:9000/a@b')).toEqual(['url-user-anonymous@']);
  });
});

describe('the path', () => {
  it.each([
    ['/a%20b/%E2%82%AC/%c3%a9', '/a b/€/é', []],
    ['/%F0%9F%A6%86', '/%F0%9F%A6%86', ['url-percent-kept@%F0']],
    ['/100%', '/100%', ['url-percent-kept@%']],
    ['/%zz+%41', '/%zz+A', ['url-percent-kept@%zz']],
    ['/%C0%80/%ED%A0%80', '/%C0%80/%ED%A0%80', ['url-percent-kept@%C0']],
    ['/k?versionId=1#x', '/k?versionId=1#x', ['url-query-kept@?versionId=1#x']],
    ['//double', '//double', []],
  ])('of %s', (path, value, findings) => {
    expect(partsOf(`s3://u@host.example${path}`)).toMatchObject({ path: value });
    expect(findingsOf(`s3://u@host.example${path}`)).toEqual(findings);
  });

  it('goes behind the path of a profile that fixes it, unless it is in there', () => {
    expect(partsOf('rooted:u@b/k')).toMatchObject({ path: '/base/b/k' });
    expect(partsOf('rooted:u@base/k')).toMatchObject({ path: '/base/k' });
    expect(partsOf('rooted:')).not.toHaveProperty('path');
  });
});

it('gives every value its place in the URL', () => {
  const text = 'minio://me%40x@h%6Fst.example:0443/a%20b';
  const { bookmark, source } = parse(text);
  const places = [bookmark?.protocol, bookmark?.username, bookmark?.hostname, bookmark?.port, bookmark?.path];
  expect(places.map((place) => place && source.slice(place.textSpan))).toEqual([
    'minio',
    'me%40x',
    'h%6Fst.example',
    '0443',
    '/a%20b',
  ]);
});

it('never throws, keeps spans inside the text, and hides every password of a URL with a user', () => {
  const piece = fc.constantFrom(
    's3',
    's3-cli',
    'x',
    ':',
    '/',
    '//',
    '@',
    '%',
    '%2F',
    '[',
    ']',
    ' ',
    '?',
    '9',
    '.',
    'é',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 14 }), (pieces) => {
      const text = pieces.join('');
      const { diagnostics, source } = parse(text);
      expect(source.text).toHaveLength(text.length);
      for (const { span } of diagnostics) {
        expect(span.start).toBeLessThanOrEqual(span.end);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }
    }),
  );
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z\d/+=:]{8,40}$/u), (secret) => {
      const { source, diagnostics, bookmark } = parse(`s3://AKIAEXAMPLE0000000:${secret}@s3.amazonaws.com/b`);
      const shown = JSON.stringify([source.text, diagnostics, bookmark?.dict]);
      expect(shown).not.toContain(secret);
      expect(shown.replaceAll('s3.amazonaws.com', '')).not.toContain(secret.slice(0, 8));
    }),
  );
});

it('knows what could have been written', () => {
  expect(protocols.schemes).toEqual(expect.arrayContaining(['s3', 's3-cli', 's3-s3-cli', 'cloudy', 'https']));
});
