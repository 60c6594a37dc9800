/**
 * Prints the credentials that the AWS SDK for JavaScript gets from an Identity Center profile, or its error, as JSON.
 *
 * usage: read-sso-profile.mjs PROFILE
 */
import { fromSSO } from '@aws-sdk/credential-providers';

const [profile] = process.argv.slice(2);
try {
  console.log(JSON.stringify(await fromSSO({ profile })()));
} catch (error) {
  console.log(JSON.stringify({ name: error.name, message: error.message }));
}
