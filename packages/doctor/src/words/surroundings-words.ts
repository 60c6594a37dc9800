import type { CheckWords } from '../check-words.ts';

export type SurroundingsWord =
  | 'stands-for-installed'
  | 'stands-for-asked'
  | 'stands-for-asked-installed'
  | 'stands-for-newest'
  | 'stands-for-unknown-version'
  | 'found-programs'
  | 'found-no-program'
  | 'program-offers'
  | 'offers-routes'
  | 'lacks-routes'
  | 'found-program'
  | 'found-version'
  | 'found-files'
  | 'found-variables'
  | 'version-sufficient'
  | 'version-not-needed'
  | 'version-too-old'
  | 'version-stood-for-too-old'
  | 'version-needed'
  | 'version-signs-in-nowhere'
  | 'no-known-defect'
  | 'known-defect'
  | 'known-defect-detail'
  | 'known-defect-instead'
  | 'environment-quiet'
  | 'environment-not-looked-at'
  | 'environment-unused'
  | 'environment-elsewhere'
  | 'environment-shadows'
  | 'environment-file-missing'
  | 'environment-endpoint'
  | 'environment-path'
  | 'no-proxy-set'
  | 'proxies-set'
  | 'proxies-not-looked-at'
  | 'proxy-unusable'
  | 'proxy-here'
  | 'proxy-here-unusable'
  | 'proxy-through'
  | 'proxy-around'
  | 'proxy-star';

/** About the computer: programs, versions, variables, proxies. */
export const surroundingsWords: Readonly<Record<SurroundingsWord, CheckWords>> = {
  'stands-for-installed': { text: 'stands for {installed}, which is installed', whatToDo: [] },
  'stands-for-asked': { text: 'stands for {program}, as you asked', whatToDo: [] },
  'stands-for-asked-installed': { text: 'stands for {program}, as you asked; {installed} is installed', whatToDo: [] },
  'stands-for-newest': {
    text: '{missing} is not installed here: stands for {program}, the newest; --as names another',
    whatToDo: [],
  },
  'stands-for-unknown-version': {
    text: 'the version of {installed} is not known: stands for {program}; --as names another',
    whatToDo: [],
  },
  'found-programs': { text: '{names}', whatToDo: [] },
  'found-no-program': { text: 'neither Cyberduck nor Mountain Duck, duck or the AWS CLI is here', whatToDo: [] },
  'program-offers': { text: '{name} signs in with {routes}', whatToDo: [] },
  'offers-routes': { text: 'signs in with {routes}', whatToDo: [] },
  'lacks-routes': { text: 'not with {route}, which came with {since}', whatToDo: [] },
  'found-program': { text: '{name}, {build}: {path}', whatToDo: [] },
  'found-version': { text: '{name} {version}, {build}: {path}', whatToDo: [] },
  'found-files': { text: '{count} in {path}', whatToDo: [] },
  'found-variables': { text: 'set: {names}', whatToDo: [] },
  'version-sufficient': { text: '{route} needs {needed}; {version} is here', whatToDo: [] },
  'version-not-needed': { text: 'every version can do this', whatToDo: [] },
  'version-too-old': {
    text: '{route} needs {name} {needed} or later; {version} is installed',
    whatToDo: ['{update}'],
  },
  'version-stood-for-too-old': {
    text: '{route} needs {name} {needed} or later; this stands for {program}',
    whatToDo: ['Stand for a later one with --as, or take another way to sign in.'],
  },
  'version-signs-in-nowhere': {
    text: '{route} needs {name} {needed}; {version} only uses a sign-in that another program made',
    whatToDo: ['{update}', 'Or sign in with Duckbill, whose tokens the AWS CLI finds: duckbill connect {target}'],
  },
  'version-needed': { text: '{route}: {needed} or later', whatToDo: [] },
  'no-known-defect': { text: 'none that this target meets', whatToDo: [] },
  'known-defect': {
    text: '{name} {version} has a defect that this target meets: {symptom}',
    whatToDo: ['Take {mended} or later. {update}'],
  },
  'known-defect-detail': {
    text: '{symptom}; mended in {mended}: https://github.com/iterate-ch/cyberduck/issues/{thread}',
    whatToDo: [],
  },
  'known-defect-instead': { text: 'until then: {instead}', whatToDo: [] },
  'environment-quiet': { text: 'no variable stands in the way', whatToDo: [] },
  'environment-not-looked-at': { text: '{name} looks at no variable', whatToDo: [] },
  'environment-unused': {
    text: '{names} is exported, and {name} looks at no variable',
    whatToDo: ['Write the keys into ~/.aws/credentials: aws configure --profile NAME'],
  },
  'environment-elsewhere': {
    text: '{variable} names {path}; {name} always reads ~/.aws/{file}',
    whatToDo: ['Put the profile into ~/.aws/{file} as well.'],
  },
  'environment-shadows': {
    text: '{variable} goes before the profile: its keys are used',
    whatToDo: ['Where that is not meant: unset {unset}', 'Or name the profile: duckbill doctor aws:{profile}'],
  },
  'environment-file-missing': {
    text: '{variable} names {path}, which is not there',
    whatToDo: ['Correct the path, or: unset {variable}'],
  },
  'environment-endpoint': {
    text: '{variable} sends calls to {server} instead of AWS',
    whatToDo: ['Where that is not meant: unset {variable}'],
  },
  'environment-path': { text: '{variable} is read in different ways by different programs', whatToDo: [] },
  'no-proxy-set': { text: 'no variable names one', whatToDo: [] },
  'proxies-set': { text: '{names}', whatToDo: [] },
  'proxies-not-looked-at': {
    text: '{name} takes the proxy of the system settings, not {names}',
    whatToDo: [],
  },
  'proxy-unusable': {
    text: '{variable} holds no usable address of a proxy',
    whatToDo: ['Write it as http://HOST:PORT, with %40 for each @ of a password.'],
  },
  'proxy-here': { text: '{variable}: {proxy}{with}', whatToDo: [] },
  'proxy-here-unusable': { text: '{variable}: {problem}', whatToDo: [] },
  'proxy-through': { text: 'through it: {hosts}', whatToDo: [] },
  'proxy-around': { text: 'around it, by NO_PROXY: {hosts}', whatToDo: [] },
  'proxy-star': {
    text: 'NO_PROXY has {entry}, which the AWS CLI takes for a name with a star',
    whatToDo: ['Write {better} instead.'],
  },
};
