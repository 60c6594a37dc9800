import { ServiceFailure } from '../service-failure.ts';
import { textElement } from '../xml-text.ts';

/** 400 InvalidArgument, naming the argument. */
export function invalidArgument(name: string, value: string, text: string): ServiceFailure {
  return new ServiceFailure(400, 'InvalidArgument', text, {
    elements: [textElement('ArgumentName', name), textElement('ArgumentValue', value)],
  });
}
