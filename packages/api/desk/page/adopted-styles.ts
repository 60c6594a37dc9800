/**
 * Before Scalar runs: the styles that it would write into `style` elements are adopted as sheets, which a policy without
 * inline styles lets pass. What it gets in place of such an element is one that the browser makes nothing of.
 */
const create = document.createElement.bind(document);

function adoptingElement(): HTMLElement {
  const element = create('adopted-style');
  element.hidden = true;
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  const follow = new MutationObserver(() => {
    sheet.replaceSync(element.textContent ?? '');
  });
  follow.observe(element, { childList: true, characterData: true, subtree: true });
  return element;
}

document.createElement = (name: string, options?: ElementCreationOptions): HTMLElement =>
  name.toLowerCase() === 'style' ? adoptingElement() : create(name, options);
