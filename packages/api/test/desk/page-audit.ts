import type { Page } from 'playwright-core';

/**
 * What is wrong with a page for people who do not see it as its author does: names of controls, headings, references
 * between elements, contrast, sizes of targets, and what sticks out sideways. An empty list is what is wanted.
 */
export function auditPage(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const wrong: string[] = [];
    const shown = (element: Element): boolean =>
      element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) &&
      element.getBoundingClientRect().width > 1;
    const told = (element: Element): string =>
      `${element.tagName.toLowerCase()}${element.id === '' ? '' : `#${element.id}`} "${(element.textContent ?? '').trim().slice(0, 40)}"`;
    const all = [...document.querySelectorAll('body *')].filter(shown);

    // Names.
    for (const control of all.filter((element) => element.matches('button, a[href], select, textarea, input'))) {
      const labels =
        control instanceof HTMLSelectElement || control instanceof HTMLTextAreaElement ? control.labels : [];
      const label = [...labels].map(({ textContent }) => textContent).join(' ');
      const content = control.matches('button, a') ? (control.textContent ?? '') : '';
      if (`${control.getAttribute('aria-label') ?? ''}${label}${content}`.trim() === '')
        wrong.push(`no name: ${told(control)}`);
    }
    for (const image of document.querySelectorAll('img:not([alt])')) wrong.push(`no alt: ${told(image)}`);
    for (const region of document.querySelectorAll('[role=region], section')) {
      if (!region.hasAttribute('aria-label') && !region.hasAttribute('aria-labelledby'))
        wrong.push(`no name: ${told(region)}`);
    }
    if (document.documentElement.lang === '') wrong.push('no language');
    if (document.title === '') wrong.push('no title');

    // References and ids.
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    for (const id of new Set(ids.filter((one, index) => ids.indexOf(one) !== index))) wrong.push(`id twice: ${id}`);
    for (const name of ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls']) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        for (const id of (element.getAttribute(name) ?? '').split(' ')) {
          if (document.querySelector(`[id="${CSS.escape(id)}"]`) === null)
            wrong.push(`${name} of ${told(element)} leads nowhere`);
        }
      }
    }

    // Headings and landmarks.
    let level = 0;
    for (const heading of all.filter((element) => element.matches('h1, h2, h3, h4, h5, h6'))) {
      const own = Number(heading.tagName.slice(1));
      if (own > level + 1) wrong.push(`heading jumps to ${own}: ${told(heading)}`);
      level = own;
    }
    for (const landmark of ['h1', 'main', 'body > header', 'body > footer']) {
      const count = document.querySelectorAll(landmark).length;
      if (count !== 1) wrong.push(`${count} times ${landmark}`);
    }
    for (const list of document.querySelectorAll('ul, ol')) {
      if ([...list.children].some((child) => child.tagName !== 'LI')) wrong.push(`list with others: ${told(list)}`);
    }

    // Contrast, WCAG 2.2 §1.4.3.
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const channels = (colour: string): readonly number[] => {
      if (canvas === null) throw new Error('no canvas');
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const luminance = ([red = 0, green = 0, blue = 0]: readonly number[]): number => {
      const [r = 0, g = 0, b = 0] = [red, green, blue]
        .map((value) => value / 255)
        .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = (element: Element | null): readonly number[] => {
      for (let at = element; at !== null; at = at.parentElement) {
        const colour = channels(getComputedStyle(at).backgroundColor);
        if (colour[3] === 255) return colour;
      }
      return [255, 255, 255, 255];
    };
    for (const element of all) {
      const own = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      );
      if (!own && !element.matches('select, textarea')) continue;
      const style = getComputedStyle(element);
      const [one = 0, other = 0] = [luminance(channels(style.color)), luminance(ground(element))].toSorted(
        (a, b) => b - a,
      );
      const ratio = (one + 0.05) / (other + 0.05);
      const size = Number.parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio < (isLarge ? 3 : 4.5)) wrong.push(`contrast ${ratio.toFixed(2)}: ${told(element)}`);
    }

    // Targets, WCAG 2.2 §2.5.8; a link in a sentence is excepted there.
    for (const control of all.filter((element) => element.matches('button, select, textarea'))) {
      const { width, height } = control.getBoundingClientRect();
      if (width < 24 || height < 24) wrong.push(`target of ${width}x${height}: ${told(control)}`);
      if (control.matches('button') && height > width * 1.5) wrong.push(`squeezed: ${told(control)}`);
    }
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) wrong.push(`sticks out by ${scrollWidth - clientWidth} pixels`);
    return wrong;
  });
}

/** Goes through the page by the Tab key; every stop, and those that do not show that they are in focus. */
export async function tabThrough(
  page: Page,
  most: number,
): Promise<{ readonly stops: string[]; readonly unseen: string[] }> {
  const stops: string[] = [];
  const unseen: string[] = [];
  for (let count = 0; count < most; count += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const { activeElement } = document;
      if (activeElement === null || activeElement === document.body) return undefined;
      const { outlineStyle, outlineWidth } = getComputedStyle(activeElement);
      const name = activeElement.getAttribute('aria-label') ?? activeElement.textContent ?? '';
      return {
        name: `${activeElement.tagName.toLowerCase()} ${activeElement.id || name.trim().slice(0, 40)}`,
        // Behind the last one the browser itself has the focus, and would keep it.
        isLast: activeElement.closest('footer') !== null,
        seen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      };
    });
    if (stop === undefined) break;
    stops.push(stop.name);
    if (!stop.seen) unseen.push(stop.name);
    if (stop.isLast) break;
  }
  return { stops, unseen };
}
