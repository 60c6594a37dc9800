/**
 * Prints whose keys the AWS SDK for JavaScript gets from a profile, without the secret ones, or why it gets none, as JSON.
 *
 * usage: read-profile.mjs fromIni|fromSSO PROFILE [MFA-CODE]
 */
import { fromIni, fromSSO } from '@aws-sdk/credential-providers';

const [name, profile, code] = process.argv.slice(2);
const mfaCodeProvider = code === undefined ? undefined : async () => code;
try {
  const { accessKeyId, expiration, sessionToken } = await (name === 'fromIni' ? fromIni : fromSSO)({
    profile,
    mfaCodeProvider,
  })();
  const expires = expiration instanceof Date && expiration > new Date();
  console.log(JSON.stringify({ accessKeyId, expires, hasToken: sessionToken !== undefined }));
} catch (error) {
  console.log(JSON.stringify({ name: error.name, message: error.message }));
}
