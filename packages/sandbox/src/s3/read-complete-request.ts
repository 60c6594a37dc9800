import { ServiceFailure } from '../service-failure.ts';

export interface ChosenPart {
  readonly number: number;
  /** Without its quotes. */
  readonly etag: string;
}

/** The parts that the body of CompleteMultipartUpload names; 400 MalformedXML for anything else. */
export function readCompleteRequest(body: Uint8Array): readonly ChosenPart[] {
  const text = Buffer.from(body).toString();
  const parts: ChosenPart[] = [];
  const opened = text.indexOf('<CompleteMultipartUpload');
  let at = opened < 0 ? -1 : text.indexOf('<Part>', opened);
  while (at >= 0) {
    const end = text.indexOf('</Part>', at);
    if (end < 0) throw malformed();
    const part = text.slice(at, end);
    const number = /^[0-9]{1,5}$/.test(inside(part, 'PartNumber')) ? Number(inside(part, 'PartNumber')) : Number.NaN;
    const etag = inside(part, 'ETag').replaceAll('&quot;', '').replaceAll('&#34;', '').replaceAll('"', '');
    if (Number.isNaN(number) || etag === '') throw malformed();
    parts.push({ number, etag });
    at = text.indexOf('<Part>', end);
  }
  if (parts.length === 0) throw malformed();
  return parts;
}

function inside(part: string, name: string): string {
  const start = part.indexOf(`<${name}>`);
  const end = part.indexOf(`</${name}>`);
  return start < 0 || end < start ? '' : part.slice(start + name.length + 2, end).trim();
}

function malformed(): ServiceFailure {
  const text = 'The XML you provided was not well-formed or did not validate against our published schema';
  return new ServiceFailure(400, 'MalformedXML', text);
}
