import type { CheckWords } from '../check-words.ts';

export type NetworkWord =
  | 'names-resolve'
  | 'name-unknown'
  | 'name-known'
  | 'endpoints-answer'
  | 'endpoint-silent'
  | 'endpoint-open'
  | 'proxy-not-used'
  | 'clock-right'
  | 'clock-drifts'
  | 'clock-wrong'
  | 'clock-unknown'
  | 'clock-silent';

/** About the way to the servers. */
export const networkWords: Readonly<Record<NetworkWord, CheckWords>> = {
  'names-resolve': { text: '{hosts}', whatToDo: [] },
  'name-unknown': { text: '{host} has no address', whatToDo: [] },
  'name-known': { text: '{host} is {addresses}', whatToDo: [] },
  'endpoints-answer': { text: '{hosts}', whatToDo: [] },
  'endpoint-silent': { text: '{host} cannot be reached', whatToDo: [] },
  'endpoint-open': { text: '{host} answers', whatToDo: [] },
  'proxy-not-used': { text: '{name} is set; Duckbill connects without a proxy', whatToDo: [] },
  'clock-right': { text: '{seconds} s away from {host}', whatToDo: [] },
  'clock-drifts': {
    text: 'the clock is {seconds} s {direction}, compared with {host}',
    whatToDo: ['Set the clock by the network before it is five minutes off: AWS then refuses every request.'],
  },
  'clock-wrong': {
    text: 'the clock is {seconds} s {direction}, compared with {host}',
    whatToDo: ['Set the clock by the network, and check the time zone.'],
  },
  'clock-unknown': { text: '{host} gave no time to compare the clock with', whatToDo: [] },
  'clock-silent': { text: '{host} gave no answer to compare the clock with', whatToDo: [] },
};
