/** An XML element as the tests need it: no attributes, no comments. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: string;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** The root element of a document that our own sandbox wrote. */
export function parseXml(document: string): XmlElement | undefined {
  const open: { name: string; attributes: string; children: XmlElement[]; text: string }[] = [
    { name: '', attributes: '', children: [], text: '' },
  ];
  for (const piece of document.split('<').slice(1)) {
    const end = piece.indexOf('>');
    const tag = piece.slice(0, end);
    const after = unescape(piece.slice(end + 1));
    if (tag.startsWith('?')) continue;
    if (tag.startsWith('/')) {
      const done = open.pop();
      if (done !== undefined) open.at(-1)?.children.push(done);
      continue;
    }
    const [name = '', ...attributes] = tag.replace(/\/$/, '').split(' ');
    const element = { name, attributes: attributes.join(' '), children: [], text: after };
    if (tag.endsWith('/')) open.at(-1)?.children.push({ ...element, text: '' });
    else open.push(element);
  }
  return open[0]?.children[0];
}

function unescape(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#13;', '\r')
    .replaceAll('&amp;', '&');
}

/** Every element reached by a path of names from anywhere below, `[]` after a name being decoration. */
export function findAll(root: XmlElement | undefined, path: string): readonly XmlElement[] {
  const [first = '', ...rest] = path.split('.').map((name) => name.replace('[]', ''));
  let found = root === undefined ? [] : descendants(root).filter((element) => element.name === first);
  for (const name of rest) found = found.flatMap((element) => element.children.filter((child) => child.name === name));
  return found;
}

/** The text of the first such element. */
export function findText(root: XmlElement | undefined, path: string): string | undefined {
  return findAll(root, path)[0]?.text;
}

function descendants(element: XmlElement): readonly XmlElement[] {
  return [element, ...element.children.flatMap(descendants)];
}
